package socksh.console;

import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;
import socksh.language.Line;
import socksh.language.Word;

/**
 * Tells JLine which word the cursor is in. Words stay as they were typed, quotes and backslashes
 * included; a line is always complete, and what is wrong in it is said after Enter.
 */
final class Words implements Parser {

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
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
