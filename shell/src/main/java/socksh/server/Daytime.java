package socksh.server;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The date and the time in words, as RFC 867 suggests. */
final class Daytime {
  private static final DateTimeFormatter WORDS =
      DateTimeFormatter.ofPattern("EEEE, MMMM d, yyyy HH:mm:ss-zzz", Locale.ROOT);

  private Daytime() {}

  /** As of now, with a line end. */
  static String line() {
    return ZonedDateTime.now(ZoneId.systemDefault()).format(WORDS) + "\r\n";
  }
}
