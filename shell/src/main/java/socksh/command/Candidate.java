package socksh.command;

/**
 * Something that may be typed next.
 *
 * @param value what would be inserted
 * @param group the heading under which it is listed
 * @param description a few words beside it
 * @param ending whether the word is whole, or a longer one is expected (a folder, a host before its
 *     port)
 */
public record Candidate(String value, String group, String description, Ending ending) {

  /** Whether a blank follows the word. */
  public enum Ending {
    WHOLE,
    OPEN
  }

  /** A whole word. */
  public static Candidate of(String value, String group, String description) {
    return new Candidate(value, group, description, Ending.WHOLE);
  }

  /** The beginning of a word. */
  public static Candidate open(String value, String group, String description) {
    return new Candidate(value, group, description, Ending.OPEN);
  }
}
