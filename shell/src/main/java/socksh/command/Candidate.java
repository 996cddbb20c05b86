package socksh.command;

/**
 * Something that may be typed next.
 *
 * @param value what the word would stand for
 * @param group the heading under which it is listed
 * @param description a few words beside it
 * @param ending whether the word is whole, or a longer one is expected (a folder, a host before its
 *     port)
 * @param style whether quotes may stand around it
 */
public record Candidate(
    String value, String group, String description, Ending ending, Style style) {

  /** Whether a blank follows the word. */
  public enum Ending {
    WHOLE,
    OPEN
  }

  /** Whether a candidate means the same in quotes. */
  public enum Style {
    /** A word of the language: in quotes it would be text. */
    BARE,
    /** A text, such as the name of a file. */
    QUOTABLE
  }

  /** A whole word. */
  public static Candidate of(String value, String group, String description) {
    return new Candidate(value, group, description, Ending.WHOLE, Style.BARE);
  }

  /** The beginning of a word. */
  public static Candidate open(String value, String group, String description) {
    return new Candidate(value, group, description, Ending.OPEN, Style.BARE);
  }

  /** The same, and it may stand in quotes. */
  public Candidate quotable() {
    return new Candidate(value, group, description, ending, Style.QUOTABLE);
  }

  /** Whether quotes may stand around it. */
  public boolean isQuotable() {
    return style == Style.QUOTABLE;
  }

  /** Whether a blank may follow it. */
  public boolean isWhole() {
    return ending == Ending.WHOLE;
  }
}
