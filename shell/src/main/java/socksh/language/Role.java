package socksh.language;

/**
 * What a stretch of a line is, for highlighting.
 *
 * @param column where it starts
 * @param end where it ends, exclusive
 */
public record Role(int column, int end, Kind kind) {
  /** The kinds of thing a payload is made of. */
  public enum Kind {
    TEXT,
    HEX,
    NUMBER,
    KEYWORD,
    FILE,
    SECRET,
    ERROR
  }
}
