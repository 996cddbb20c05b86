package socksh.language;

import java.math.BigInteger;
import socksh.language.Layout.Kind;

/** Numbers as people write them: decimal, {@code 0x} hex, a sign. */
final class Numbers {
  private static final int LONGEST = 40;

  private Numbers() {}

  /** Whether a bare word after a number is meant as one more: it begins like a number. */
  static boolean isMeant(String raw) {
    int digit = raw.startsWith("-") || raw.startsWith("+") ? 1 : 0;
    return raw.length() > digit && isDecimal(raw.charAt(digit));
  }

  /** A count from 0 to a limit. */
  static int count(Word word, int most) {
    return integer(word, BigInteger.ZERO, BigInteger.valueOf(most), "").intValueExact();
  }

  static byte[] encode(Word word, String keyword, Layout layout) {
    if (layout.kind() == Kind.FLOAT) {
      return layout.encode(floatBits(word, keyword, layout.bytes()));
    }
    BigInteger value = integer(word, layout.least(), layout.most(), " for " + keyword);
    return layout.encode(value.longValue());
  }

  static BigInteger integer(Word word, BigInteger least, BigInteger most, String forWhat) {
    BigInteger value = integer(word);
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      String what = word.text() + " is out of range" + forWhat;
      throw Misunderstood.at(word, what, least + " to " + most);
    }
    return value;
  }

  private static BigInteger integer(Word word) {
    String text = word.text();
    int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
    boolean hex = text.startsWith("0x", start) || text.startsWith("0X", start);
    int first = hex ? start + 2 : start;
    requireDigits(word, text, first, hex);
    if (text.length() > LONGEST) {
      throw Misunderstood.at(word, "this number has too many digits", "");
    }
    BigInteger value = new BigInteger(text.substring(first), hex ? 16 : 10);
    return text.startsWith("-") ? value.negate() : value;
  }

  private static void requireDigits(Word word, String text, int first, boolean hex) {
    for (int at = first; at < text.length(); at++) {
      char c = text.charAt(at);
      if (!(hex ? Hex.isDigit(c) : isDecimal(c))) {
        throw notANumber(word, at, hex);
      }
    }
    if (first >= text.length()) {
      throw notANumber(word, text.length(), hex);
    }
  }

  private static Misunderstood notANumber(Word word, int at, boolean hex) {
    String text = word.text();
    boolean hexDigit = at < text.length() && !hex && Hex.isDigit(text.charAt(at));
    String tip = hexDigit ? "hex numbers start with 0x" : "";
    int column = word.columnOf(at);
    String what = Escapes.shown(word.text()) + " is not a whole number";
    return new Misunderstood(column, Math.min(1, word.end() - column), what, tip);
  }

  private static long floatBits(Word word, String keyword, int bytes) {
    String text = word.text();
    double value = real(word, text);
    boolean tooBig = bytes == 4 ? Float.isInfinite((float) value) : Double.isInfinite(value);
    if (tooBig && !text.contains("Infinity")) {
      String most = bytes == 4 ? "3.4e38" : "1.8e308";
      throw Misunderstood.at(
          word, text + " is out of range for " + keyword, "-" + most + " to " + most);
    }
    return bytes == 4
        ? Integer.toUnsignedLong(Float.floatToIntBits(Float.parseFloat(text)))
        : Double.doubleToLongBits(value);
  }

  private static double real(Word word, String text) {
    try {
      if (!text.isEmpty() && "fFdD".indexOf(text.charAt(text.length() - 1)) < 0) {
        return Double.parseDouble(text);
      }
      throw new NumberFormatException();
    } catch (NumberFormatException bad) {
      String what = Escapes.shown(word.text()) + " is not a number";
      throw Misunderstood.at(word, what, "for example 1.5 or -2e3");
    }
  }

  static boolean isDecimal(char c) {
    return c >= '0' && c <= '9';
  }
}
