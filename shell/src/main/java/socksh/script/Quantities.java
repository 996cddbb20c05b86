package socksh.script;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code 2.s} and {@code 200.ms}; a category of Groovy where a block of a test is played. */
public final class Quantities {
  private Quantities() {}

  public static Duration getMs(Number number) {
    return time(number, 1e6);
  }

  public static Duration getS(Number number) {
    return time(number, 1e9);
  }

  public static Duration getM(Number number) {
    return time(number, 60e9);
  }

  /** The time of a number and its unit; null where a number has no such unit. */
  static @Nullable Duration of(Number number, String unit) {
    return switch (unit) {
      case "ms" -> getMs(number);
      case "s" -> getS(number);
      case "m" -> getM(number);
      default -> null;
    };
  }

  private static Duration time(Number number, double nanos) {
    return Duration.ofNanos((long) (number.doubleValue() * nanos));
  }
}
