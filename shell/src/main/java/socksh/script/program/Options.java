package socksh.script.program;

import java.util.Set;
import socksh.kernel.SocketOption;

/** Socket options in languages that know only the usual ones by name. */
final class Options {
  private static final Set<SocketOption> USUAL =
      Set.of(
          SocketOption.SO_REUSEADDR,
          SocketOption.SO_KEEPALIVE,
          SocketOption.SO_BROADCAST,
          SocketOption.SO_LINGER,
          SocketOption.SO_SNDBUF,
          SocketOption.SO_RCVBUF,
          SocketOption.SO_SNDTIMEO,
          SocketOption.SO_RCVTIMEO,
          SocketOption.SO_ERROR,
          SocketOption.SO_TYPE,
          SocketOption.TCP_NODELAY);

  private Options() {}

  /** The level's constant: {@code SOL_SOCKET}. */
  static String level(SocketOption option) {
    return option.level() == SocketOption.Level.SOCKET ? "SOL_SOCKET" : "IPPROTO_" + option.level();
  }

  /** Level and option, by name after {@code prefix} where it is a usual one, else by number. */
  static String of(SocketOption option, String prefix) {
    return USUAL.contains(option)
        ? prefix + level(option) + ", " + prefix + option.name()
        : option.level().number() + ", " + option.number();
  }
}
