package socksh.command;

import java.util.Locale;

/** Bytes and times as people say them. */
final class Amounts {
  private Amounts() {}

  /** {@code 1 byte}, {@code 2,496 bytes}. */
  static String bytes(long bytes) {
    return count(bytes, "byte");
  }

  /** {@code 1 client}, {@code 3 clients}. */
  static String count(long number, String thing) {
    return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? thing : thing + "s");
  }

  /** Microseconds as {@code 0.03 ms}. */
  static String micros(long micros) {
    return String.format(Locale.ROOT, "%.2f ms", micros / 1000.0);
  }

  /** Milliseconds as {@code 200 ms} or {@code 58.3 s}. */
  static String millis(long millis) {
    return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }

  /** Nanoseconds as seconds with six digits, as strace(1) writes them. */
  static String seconds(long nanos) {
    return String.format(Locale.ROOT, "%.6f", nanos / 1e9);
  }
}
