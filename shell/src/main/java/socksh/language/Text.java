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

  /**
   * Whether a character can be shown as itself without fooling a reader: no control, nothing that
   * reorders text or is invisible, no blank that is not what it seems. Combining characters and the
   * emoji selector U+FE0F are fine.
   */
  public static boolean isShowable(int codePoint) {
    if (codePoint < 0x7F) {
      return codePoint >= ' ';
    }
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL, Character.FORMAT -> false;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> false;
      case Character.SPACE_SEPARATOR -> codePoint == 0x3000;
      default -> !isInvisible(codePoint);
    };
  }

  /** Letters and marks that leave no ink: fillers, variation selectors, the blank Braille cell. */
  private static boolean isInvisible(int c) {
    return switch (c) {
      case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
      default ->
          c >= 0x180B && c <= 0x180F || c >= 0xFE00 && c <= 0xFE0E || c >= 0xE0100 && c <= 0xE01EF;
    };
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
