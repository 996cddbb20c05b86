package socksh.console;

import java.util.List;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** For JLine a line is one word: our own language says what is in it, and when it is complete. */
final class WholeLine implements Parser {

  private record Line(String line, int cursor) implements ParsedLine {
    @Override
    public String word() {
      return line;
    }

    @Override
    public int wordCursor() {
      return cursor;
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(line);
    }
  }

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    return new Line(line, cursor);
  }
}
