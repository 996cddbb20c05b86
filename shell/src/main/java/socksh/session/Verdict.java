package socksh.session;

import java.util.Optional;
import socksh.kernel.Errno;
import socksh.kernel.Outcome;

/** How a line ended, in the words and numbers of the exit code. */
public enum Verdict {
  /** Done. */
  DONE(0),
  /** The network, or an expectation, said no. */
  NO(1),
  /** The line, the script or the option is wrong. */
  WRONG(2),
  /** This machine cannot tell: no such device, port taken, no IPv6. */
  INCONCLUSIVE(3);

  private final int code;

  Verdict(int code) {
    this.code = code;
  }

  /** The exit code. */
  public int code() {
    return code;
  }

  /** What an answer of the kernel means for the line that asked. */
  public static Verdict of(Outcome outcome) {
    if (outcome.ok()) {
      return DONE;
    }
    Optional<Errno> errno = outcome.errno();
    return errno.isPresent() && isOfThisMachine(errno.get()) ? INCONCLUSIVE : NO;
  }

  private static boolean isOfThisMachine(Errno errno) {
    return switch (errno) {
      case EADDRINUSE, EADDRNOTAVAIL, EAFNOSUPPORT, ENODEV, ENETDOWN, ENETUNREACH -> true;
      case EACCES, EPERM, EMFILE, ENFILE, ENOBUFS, ENOMEM -> true;
      default -> false;
    };
  }
}
