package socksh.manual;

import socksh.kernel.Call;
import socksh.kernel.OptionValue;
import socksh.kernel.Outcome;
import socksh.kernel.SocketOption;

/**
 * What it means that an option was set or read; where there is nothing special to say, what it is
 * for.
 */
final class OptionMeaning {
  private OptionMeaning() {}

  static String set(Call.SetOption set) {
    return switch (set.option()) {
      case SO_SNDBUF, SO_RCVBUF ->
          "The kernel doubled the value for its own bookkeeping, within its limits; read it back to"
              + " see.";
      case SO_REUSEADDR ->
          "A later bind may take a port in TIME_WAIT if its old listener had this on too; never a"
              + " live listener's.";
      case SO_LINGER -> linger(set.value());
      case IPV6_V6ONLY ->
          "Set before bind: on, only IPv6 clients come in; off, IPv4 ones come as ::ffff:a.b.c.d.";
      default -> purpose(set.option());
    };
  }

  private static String linger(OptionValue value) {
    if (!(value instanceof OptionValue.Linger(boolean on, int seconds)) || !on) {
      return "close returns at once, and the kernel sends the rest behind the scenes.";
    }
    return seconds == 0
        ? "close will be a reset: no goodbye, unsent bytes thrown away, no TIME_WAIT."
        : "close will wait up to "
            + seconds
            + " s until the peer's kernel has acknowledged everything.";
  }

  static String got(Call.GetOption get, Outcome outcome) {
    return switch (get.option()) {
      case SO_ERROR ->
          outcome instanceof Outcome.Valued(OptionValue.Number(int error)) && error == 0
              ? "No error waits; a non-blocking connect, if there was one, succeeded or goes on."
              : "The error that was waiting; reading it has cleared it.";
      case SO_SNDBUF, SO_RCVBUF ->
          "The kernel's number: twice what was set, or what it chose itself.";
      default -> purpose(get.option());
    };
  }

  private static String purpose(SocketOption option) {
    String summary = option.summary();
    return Character.toUpperCase(summary.charAt(0)) + summary.substring(1) + ".";
  }
}
