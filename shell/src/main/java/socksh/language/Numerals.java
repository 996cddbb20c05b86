package socksh.language;

import java.math.BigDecimal;

/** The decimal number at the front of a word that ends in a unit. */
final class Numerals {
  private static final int LONGEST = 30;

  private Numerals() {}

  /** The index after the digits and the decimal point. */
  static int end(String text) {
    int at = 0;
    while (at < text.length() && (Numbers.isDecimal(text.charAt(at)) || isPoint(text, at))) {
      at++;
    }
    return at;
  }

  private static boolean isPoint(String text, int at) {
    boolean digits = at > 0 && at + 1 < text.length() && Numbers.isDecimal(text.charAt(at + 1));
    return digits && text.charAt(at) == '.' && text.indexOf('.') == at;
  }

  static BigDecimal read(Word word, String digits) {
    if (digits.length() > LONGEST) {
      throw Misunderstood.at(word, "this number has too many digits", "");
    }
    return new BigDecimal(digits);
  }
}
