package socksh.script;

import java.time.Duration;

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

  private static Duration time(Number number, double nanos) {
    return Duration.ofNanos((long) (number.doubleValue() * nanos));
  }
}
