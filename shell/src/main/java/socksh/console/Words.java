package socksh.console;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import socksh.command.Study;
import socksh.language.Line;
import socksh.language.Word;

/**
 * Tells JLine which word the cursor is in. Words stay as they were typed, quotes and backslashes
 * included. A line is complete but for an open block of Groovy; what is wrong in it is said after
 * Enter.
 */
final class Words implements Parser {
  private final Function<String, Study> studies;
  private final Predicate<String> unfinished;

  /**
   * @param unfinished whether a text goes on with the next line
   */
  Words(Function<String, Study> studies, Predicate<String> unfinished) {
    this.studies = studies;
    this.unfinished = unfinished;
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && unfinished.test(line)) {
      throw new EOFError(-1, -1, "the block is not closed");
    }
    return context == ParseContext.COMPLETE ? offered(line, cursor) : typed(line, cursor);
  }

  /** The word is the one that candidates take the place of. */
  private ParsedLine offered(String line, int cursor) {
    String word = line.substring(studies.apply(line).offers(cursor).from(), cursor);
    return word.isEmpty()
        ? new Cut(line, cursor, List.of(), 0, "")
        : new Cut(line, cursor, List.of(word), 0, word);
  }

  private static ParsedLine typed(String line, int cursor) {
    List<Word> words = Line.read(line.substring(0, cursor)).lines().getLast().words();
    boolean inWord = !words.isEmpty() && words.getLast().end() == cursor;
    List<String> before = words.stream().map(Word::raw).toList();
    return inWord
        ? new Cut(line, cursor, before, before.size() - 1, before.getLast())
        : new Cut(line, cursor, before, before.size(), "");
  }

  /** A line cut at the cursor: what comes after it is left alone. */
  private record Cut(String line, int cursor, List<String> words, int wordIndex, String word)
      implements CompletingParsedLine {
    @Override
    public int wordCursor() {
      return word.length();
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return word.length();
    }

    @Override
    public int rawWordLength() {
      return word.length();
    }
  }
}
