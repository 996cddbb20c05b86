package socksh.script;

/** A place in a script, both counted from 1. */
public record Place(int line, int column) {
  /** Where nothing has been said yet. */
  public static final Place START = new Place(1, 1);
}
