package socksh.view.capture;

import socksh.kernel.Errno;
import socksh.kernel.Outcome;

/** What an answer of the kernel tells of the wire. */
final class Answers {
  private Answers() {}

  static boolean is(Outcome outcome, Errno errno) {
    return outcome instanceof Outcome.Failure(Errno reason) && reason == errno;
  }

  /** Whether something may have gone out when a socket was to be connected. */
  static boolean isOnTheWire(Outcome outcome) {
    return outcome.ok()
        || is(outcome, Errno.EINPROGRESS)
        || is(outcome, Errno.ECONNREFUSED)
        || is(outcome, Errno.ETIMEDOUT);
  }
}
