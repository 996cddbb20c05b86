package socksh.language;

import java.util.Base64;

/** Base64 of both alphabets, padded or not. */
final class Base64Text {
  private Base64Text() {}

  /**
   * The bytes a word stands for.
   *
   * @throws Misunderstood at the character at fault, or after the last one when some are missing
   */
  static byte[] read(Word word) {
    String text = word.text();
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '=') {
      end--;
    }
    for (int at = 0; at < end; at++) {
      requireDigit(word, text, at);
    }
    if (end % 4 == 1 || text.length() - end > 2 || end == 0) {
      String what = end == 0 ? "there is no base64 text" : "this base64 text is cut short";
      throw new Misunderstood(word.columnOf(end), 0, what, "for example aGVsbG8=");
    }
    return Base64.getDecoder().decode(text.substring(0, end).replace('-', '+').replace('_', '/'));
  }

  private static void requireDigit(Word word, String text, int at) {
    char c = text.charAt(at);
    boolean good = c < 0x80 && (Character.isLetterOrDigit(c) || "+/-_".indexOf(c) >= 0);
    if (!good) {
      String found = Character.toString(text.codePointAt(at));
      throw new Misunderstood(
          word.columnOf(at),
          Math.min(found.length(), word.end() - word.columnOf(at)),
          Escapes.shown(found) + " is not a base64 digit",
          "digits are A-Z a-z 0-9 + /");
    }
  }
}
