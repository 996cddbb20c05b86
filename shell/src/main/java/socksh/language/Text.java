package socksh.language;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Questions about characters and about bytes that may be characters. */
public final class Text {
  private Text() {}

  /**
   * Whether bytes can be shown as text: valid UTF-8 and no control character but CR, LF and tab.
   * The C1 controls U+0080 to U+009F count as controls, since terminals obey some of them.
   */
  public static boolean isText(byte[] bytes) {
    for (byte b : bytes) {
      if (b >= 0 && b < ' ' && b != '\r' && b != '\n' && b != '\t' || b == 0x7F) {
        return false;
      }
    }
    return isUtf8(bytes);
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      var chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return chars.chars().noneMatch(c -> c >= 0x80 && c <= 0x9F);
    } catch (CharacterCodingException notUtf8) {
      return false;
    }
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\u00A0';
  }

  static boolean isSeparator(char c) {
    return c == ';' || c == '\n';
  }

  static boolean isStraightQuote(char c) {
    return c == '"' || c == '\'';
  }

  static boolean isCurlyQuote(char c) {
    return isCurlyDouble(c) || isCurlySingle(c);
  }

  static boolean isCurlyDouble(char c) {
    return c == '“' || c == '”' || c == '„';
  }

  /** The curly quotes that close a curly quote; none for any other character. */
  static String closers(char open) {
    return isCurlyDouble(open) ? "“”" : isCurlySingle(open) ? "‘’" : "";
  }

  static boolean isCurlySingle(char c) {
    return c == '‘' || c == '’';
  }

  static String plural(long count, String one) {
    return count + " " + one + (count == 1 ? "" : "s");
  }
}
