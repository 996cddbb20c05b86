package socksh.script;

/** A script cannot be understood: where, what is wrong, and what to try. Nothing more is done. */
public final class ScriptWrong extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Place place;
  private final String what;
  private final String tip;

  ScriptWrong(Place place, String what, String tip) {
    super(tip.isEmpty() ? what : what + " (" + tip + ")", null, false, false);
    this.place = place;
    this.what = what;
    this.tip = tip;
  }

  public Place place() {
    return place;
  }

  /** One plain phrase. */
  public String what() {
    return what;
  }

  /** What to try, or the empty string. */
  public String tip() {
    return tip;
  }
}
