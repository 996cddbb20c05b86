package socksh.language;

import java.math.BigDecimal;
import java.time.Duration;

/** Lengths of time as typed: {@code 200ms}, {@code 1.5s}, {@code 3m}. */
public final class Durations {
  /** The longest poll(2) can wait: 2147483647 milliseconds, 24 days. */
  private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE).movePointLeft(3);

  private Durations() {}

  /**
   * Reads one word.
   *
   * @throws Misunderstood when the unit is missing or unknown, or the time is beyond 24 days
   */
  public static Duration read(Word word) {
    String text = word.text();
    int unit = Numerals.end(text);
    if (unit == 0) {
      throw Misunderstood.at(word, Escapes.shown(word.text()) + " is not a time", "for example 2s");
    }
    BigDecimal value = Numerals.read(word, text.substring(0, unit));
    BigDecimal seconds = value.multiply(secondsIn(word, text.substring(0, unit), unit));
    if (seconds.compareTo(MOST) > 0) {
      throw Misunderstood.at(word, text + " is too long", "at most 24 days");
    }
    return Duration.ofNanos(seconds.movePointRight(9).longValue());
  }

  private static BigDecimal secondsIn(Word word, String number, int unit) {
    String name = word.text().substring(unit);
    return switch (name) {
      case "ms" -> BigDecimal.valueOf(1, 3);
      case "s" -> BigDecimal.ONE;
      case "m" -> BigDecimal.valueOf(60);
      case "" ->
          throw new Misunderstood(
              word.columnOf(unit),
              0,
              "a time needs a unit",
              "write " + number + "s; units are ms s m");
      default -> {
        int column = word.columnOf(unit);
        String what = Escapes.shown(name) + " is not a unit of time";
        throw new Misunderstood(column, word.end() - column, what, "units are ms s m");
      }
    };
  }
}
