package socksh.language;

import java.util.ArrayList;
import java.util.List;

/**
 * One command of a typed text: the words between two semicolons or line ends.
 *
 * @param source the whole text it came from; all columns count in it
 * @param column where this command's part of the source starts
 * @param end where it ends, exclusive, before the semicolon
 * @param words in order; never empty in what {@link #parse} gives
 * @param notices sentences worth saying about how the text was read
 */
public record Line(String source, int column, int end, List<Word> words, List<String> notices) {

  /**
   * Reads a text of one or more commands. Blank parts and comments give nothing.
   *
   * @throws Misunderstood for the first thing that cannot be read
   */
  public static List<Line> parse(String text) {
    Reading reading = read(text);
    if (reading.problem().isPresent()) {
      throw new Misunderstood(reading.problem().get());
    }
    List<Line> commands = new ArrayList<>(reading.lines());
    commands.removeIf(line -> line.words().isEmpty());
    return commands;
  }

  /** Reads a text that may still be in the making: never throws, keeps every word it can. */
  public static Reading read(String text) {
    return read(text, 0);
  }

  /** Reads the rest of a text from a column on; columns count in the whole text. */
  public static Reading read(String text, int from) {
    return new Lexer(text, from).read();
  }

  /** This command as typed, without blanks around it. */
  public String text() {
    return source.substring(column, end).strip();
  }
}
