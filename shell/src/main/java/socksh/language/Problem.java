package socksh.language;

/**
 * What is wrong in a typed line, where, and what to try.
 *
 * @param column of the first character at fault, from 0 in the source text; at most its length
 * @param length how many characters are at fault; 0 where something is missing
 * @param what one plain phrase, without a full stop
 * @param tip what to try, or the empty string
 */
public record Problem(int column, int length, String what, String tip) {

  /** The problem as one sentence without its place, for a screen that already shows a caret. */
  @Override
  public String toString() {
    return tip.isEmpty() ? what : what + " (" + tip + ")";
  }
}
