package socksh.command;

import java.util.Set;

/**
 * A stretch of a typed text that is in the other language.
 *
 * @param source the whole text it came from; all columns count in it
 * @param column where it starts
 * @param end where it ends, exclusive
 * @param ending whether it can stand as it is
 * @param names what it gives a value, so that it means something in what follows
 */
public record Phrase(String source, int column, int end, Ending ending, Set<String> names) {

  /** Whether a phrase can stand as it is, or goes on with the next line. */
  public enum Ending {
    WHOLE,
    OPEN
  }

  /** The phrase itself. */
  public String text() {
    return source.substring(column, end);
  }

  /** Whether more has to be typed. */
  public boolean isOpen() {
    return ending == Ending.OPEN;
  }
}
