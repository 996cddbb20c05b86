package socksh.script;

import java.nio.charset.StandardCharsets;
import socksh.language.Text;

/**
 * Text as a literal of Groovy that reads back as the same text, whatever is in it: one line, in
 * single quotes, where only the backslash has a meaning.
 */
final class Literal {
  private Literal() {}

  /** The literal of a text. */
  static String of(String text) {
    StringBuilder literal = new StringBuilder("'");
    text.chars().forEach(c -> append((char) c, literal));
    return literal.append('\'').toString();
  }

  /** The literal of bytes that are text. */
  static String of(byte[] text) {
    return of(new String(text, StandardCharsets.UTF_8));
  }

  private static void append(char c, StringBuilder literal) {
    switch (c) {
      case '\r' -> literal.append("\\r");
      case '\n' -> literal.append("\\n");
      case '\t' -> literal.append("\\t");
      case '\'', '\\' -> literal.append('\\').append(c);
      default -> {
        if (Text.isShowable(c)) {
          literal.append(c);
        } else {
          literal.append(String.format("\\u%04x", (int) c));
        }
      }
    }
  }
}
