package socksh.language;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The escapes of double quotes: {@code \r \n \t \0 \a \b \e \f \v \xHH \}{@code u{HEX} \\ \" \'}.
 */
public final class Escapes {
  private static final String LETTERS = "rnt0abefv\\\"'";
  private static final String VALUES = "\r\n\t\0\u0007\b\u001B\f\u000B\\\"'";
  private static final String ALL = "escapes are \\r \\n \\t \\0 \\xHH \\u{HEX} \\\\ \\\"";

  private Escapes() {}

  /** Bytes as a double-quoted literal that reads back as the same bytes; safe for a terminal. */
  public static String show(byte[] bytes) {
    return "\"" + body(bytes) + "\"";
  }

  /** The inside of {@link #show}, without the quotes. */
  public static String body(byte[] bytes) {
    StringBuilder out = new StringBuilder(bytes.length + 8);
    for (int at = 0; at < bytes.length; ) {
      int length = Utf8.length(bytes, at);
      if (length > 1) {
        out.append(new String(bytes, at, length, StandardCharsets.UTF_8));
      } else {
        showByte(bytes[at], out);
      }
      at += Math.max(1, length);
    }
    return out.toString();
  }

  /** A piece of typed text, fit to stand in a message on a terminal. */
  static String shown(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void showByte(byte b, StringBuilder out) {
    switch (b) {
      case '\r' -> out.append("\\r");
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      case '"', '\\' -> out.append('\\').append((char) b);
      default -> {
        if (b >= ' ' && b != 0x7F) {
          out.append((char) b);
        } else {
          out.append("\\x").append(HexFormat.of().withUpperCase().toHexDigits(b));
        }
      }
    }
  }

  /** Reads the escape whose backslash is at a column; gives the column after it. */
  static int decode(String text, int backslash, ByteSink out) {
    if (backslash + 1 == text.length()) {
      throw new Misunderstood(backslash, 1, "nothing follows the backslash", ALL);
    }
    char letter = text.charAt(backslash + 1);
    int simple = LETTERS.indexOf(letter);
    if (simple >= 0) {
      out.add(VALUES.charAt(simple));
      return backslash + 2;
    }
    return switch (letter) {
      case 'x' -> decodeByte(text, backslash, out);
      case 'u' -> decodeUnicode(text, backslash, out);
      default -> throw unknown(text, backslash);
    };
  }

  private static Misunderstood unknown(String text, int backslash) {
    int length = 1 + Character.charCount(text.codePointAt(backslash + 1));
    String escape = shown(text.substring(backslash + 1, backslash + length));
    return new Misunderstood(
        backslash, length, "there is no escape \\" + escape, ALL + "; single quotes are literal");
  }

  private static int decodeByte(String text, int backslash, ByteSink out) {
    int first = backslash + 2;
    int end = hexEnd(text, first, 2);
    if (end != first + 2) {
      throw new Misunderstood(
          backslash, end - backslash, "\\x takes two hex digits", "for example \\x0A");
    }
    out.add(Integer.parseInt(text, first, end, 16));
    return end;
  }

  private static int decodeUnicode(String text, int backslash, ByteSink out) {
    int first = backslash + 3;
    boolean open = first <= text.length() && text.startsWith("{", backslash + 2);
    int end = open ? hexEnd(text, first, 6) : backslash + 2;
    if (!open || end == first || end == text.length() || text.charAt(end) != '}') {
      throw new Misunderstood(
          backslash, end - backslash, "\\u takes hex digits in braces", "for example \\u{20AC}");
    }
    int codePoint = Integer.parseInt(text, first, end, 16);
    if (codePoint > 0x10FFFF || codePoint >= 0xD800 && codePoint <= 0xDFFF) {
      throw new Misunderstood(
          first, end - first, "there is no such character", "at most \\u{10FFFF}");
    }
    out.addCodePoint(codePoint);
    return end + 1;
  }

  private static int hexEnd(String text, int from, int most) {
    int at = from;
    while (at < text.length() && at < from + most && Hex.isDigit(text.charAt(at))) {
      at++;
    }
    return at;
  }
}
