package socksh.language;

import java.math.BigDecimal;
import java.util.Locale;

/**
 * Numbers of bytes as typed: {@code 4096}, {@code 64k}, {@code 1M}, {@code 2G}, in steps of 1024.
 */
public final class Sizes {
  private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

  private Sizes() {}

  /**
   * Reads one word.
   *
   * @return bytes, 0 or more
   * @throws Misunderstood when it is no whole number of bytes or the unit is unknown
   */
  public static long read(Word word) {
    String text = word.text();
    int unit = Numerals.end(text);
    if (unit == 0) {
      String what = Escapes.shown(word.text()) + " is not a number of bytes";
      throw Misunderstood.at(word, what, "for example 4096 or 64k");
    }
    BigDecimal value = Numerals.read(word, text.substring(0, unit));
    BigDecimal bytes = value.multiply(BigDecimal.valueOf(1L << shift(word, unit)));
    if (bytes.compareTo(MOST) > 0 || bytes.stripTrailingZeros().scale() > 0) {
      throw Misunderstood.at(word, text + " is not a possible number of bytes", "");
    }
    return bytes.longValueExact();
  }

  private static int shift(Word word, int unit) {
    String name = word.text().substring(unit);
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "", "b" -> 0;
      case "k", "kb", "kib" -> 10;
      case "m", "mb", "mib" -> 20;
      case "g", "gb", "gib" -> 30;
      default -> {
        int column = word.columnOf(unit);
        String what = Escapes.shown(name) + " is not a unit of size";
        throw new Misunderstood(column, word.end() - column, what, "units are k M G");
      }
    };
  }
}
