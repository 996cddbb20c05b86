package socksh.language;

import java.util.Locale;

/**
 * Times, sizes and numbers as people say them: {@code 44 ms}, {@code 2.0 GiB}, {@code 3 clients}.
 */
public final class Amounts {
  private static final long MICRO = 1_000;
  private static final long MILLI = 1_000_000;
  private static final long MICROS_IN_SECOND = 1_000_000;
  private static final long SECOND = 1_000_000_000;
  private static final String[] UNITS = {"KiB", "MiB", "GiB", "TiB", "PiB"};

  private Amounts() {}

  /** {@code 0.05 ms}, {@code 1.2 ms}, {@code 44 ms}, {@code 2.0 s}, {@code 3 m 5 s}. */
  public static String time(long nanos) {
    if (nanos < MILLI) {
      long hundredths = nanos / (10 * MICRO);
      return "0." + (hundredths < 10 ? "0" : "") + hundredths + " ms";
    }
    if (nanos < 10 * MILLI) {
      return tenths(nanos / (100 * MICRO)) + " ms";
    }
    if (nanos < SECOND) {
      return nanos / MILLI + " ms";
    }
    return nanos < 60 * SECOND ? tenths(nanos / (100 * MILLI)) + " s" : minutes(nanos / SECOND);
  }

  private static String minutes(long seconds) {
    return seconds / 60 + " m " + seconds % 60 + " s";
  }

  private static String tenths(long tenths) {
    return tenths / 10 + "." + tenths % 10;
  }

  /** Microseconds as {@code 0.03 ms}. */
  public static String micros(long micros) {
    return String.format(Locale.ROOT, "%.2f ms", micros / 1000.0);
  }

  /** Milliseconds as {@code 200 ms} or {@code 58.3 s}. */
  public static String millis(long millis) {
    return millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1000.0);
  }

  /** Nanoseconds as seconds with six digits, as strace(1) writes them. */
  public static String seconds(long nanos) {
    long micros = (nanos + MICRO / 2) / MICRO;
    long rest = micros % MICROS_IN_SECOND;
    return micros / MICROS_IN_SECOND
        + "."
        + Long.toString(MICROS_IN_SECOND + rest).substring(1); // with its leading zeros
  }

  /** {@code 1 byte}, {@code 2,147,483,648 bytes}. */
  public static String bytes(long bytes) {
    return count(bytes, "byte");
  }

  /** {@code 1 client}, {@code 3 clients}. */
  public static String count(long number, String thing) {
    return grouped(number) + " " + thing + (number == 1 ? "" : "s");
  }

  /** {@code 18 bytes}, {@code 2.0 GiB}. */
  public static String size(long bytes) {
    if (bytes < 10_000) {
      return bytes(bytes);
    }
    int unit = 0;
    double value = bytes / 1024.0;
    while (value >= 1023.95 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return tenths(Math.round(value * 10)) + " " + UNITS[unit];
  }

  /** {@code 18 bytes}, {@code 2.0 GiB (2,147,483,648 bytes)}. */
  public static String exactSize(long bytes) {
    return bytes < 10_000 ? bytes(bytes) : size(bytes) + " (" + bytes(bytes) + ")";
  }

  /** {@code 1.1 GiB/s}. */
  public static String rate(long bytes, long nanos) {
    return size(Math.round(bytes * 1e9 / Math.max(nanos, 1))) + "/s";
  }

  /** {@code 2,147,483,648}. */
  public static String grouped(long number) {
    String digits = Long.toString(number);
    if (number < 1000) {
      return digits;
    }
    StringBuilder out = new StringBuilder(digits);
    for (int at = digits.length() - 3; at > 0; at -= 3) {
      out.insert(at, ',');
    }
    return out.toString();
  }
}
