package socksh.language;

import java.util.HexFormat;

/** Bytes as hex digits, both ways. */
public final class Hex {
  private static final HexFormat SPACED = HexFormat.ofDelimiter(" ");

  private Hex() {}

  /** {@code 16 16 00 ff}. */
  public static String spaced(byte[] bytes) {
    return SPACED.formatHex(bytes);
  }

  static boolean isDigit(char c) {
    return c < 0x80 && Character.digit(c, 16) >= 0;
  }

  private static boolean isSeparator(char c) {
    return c == ':' || c == '-' || c == ',' || c == '_' || c == ' ';
  }

  /**
   * Whether a bare word after hex bytes is meant as more of them: it begins with a hex digit, or is
   * as short as a byte. So a slip of the finger is found and {@code hello} is text.
   */
  static boolean isMeant(String raw) {
    return isDigit(raw.charAt(0)) || raw.length() <= 2;
  }

  /**
   * Reads one word of bytes: {@code 161600ff}, {@code 16:16}, {@code 16-16}, {@code 0x16,0x16}.
   *
   * @throws Misunderstood at the digit at fault
   */
  static void read(Word word, ByteSink out) {
    String text = word.text();
    int at = 0;
    while (at < text.length()) {
      at = isSeparator(text.charAt(at)) ? at + 1 : group(word, text, at, out);
    }
  }

  private static int group(Word word, String text, int start, ByteSink out) {
    int first = text.startsWith("0x", start) || text.startsWith("0X", start) ? start + 2 : start;
    int at = first;
    for (; at < text.length() && !isSeparator(text.charAt(at)); at++) {
      requireDigit(word, text, at);
    }
    if ((at - first) % 2 == 1 || at == first) {
      throw odd(word, text.substring(first, at), at == first ? start : at - 1);
    }
    for (int pair = first; pair < at; pair += 2) {
      out.add(Integer.parseInt(text, pair, pair + 2, 16));
    }
    return at;
  }

  private static void requireDigit(Word word, String text, int at) {
    if (!isDigit(text.charAt(at))) {
      String found = Character.toString(text.codePointAt(at));
      throw new Misunderstood(
          word.columnOf(at),
          Math.min(found.length(), word.end() - word.columnOf(at)),
          Escapes.shown(found) + " is not a hex digit",
          "digits are 0-9 and a-f; put text in quotes");
    }
  }

  private static Misunderstood odd(Word word, String digits, int at) {
    if (digits.isEmpty()) {
      return new Misunderstood(
          word.columnOf(at), 2, "no digits follow 0x", "each byte is two hex digits: 0x16");
    }
    return new Misunderstood(
        word.columnOf(at),
        1,
        digits + " has an odd number of hex digits",
        digits.length() == 1 ? "write 0" + digits : "each byte is two hex digits");
  }
}
