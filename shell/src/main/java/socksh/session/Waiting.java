package socksh.session;

import java.util.List;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Outcome;

/** Waiting with poll(2) until a call would not block, so that a limit of time can be kept. */
public final class Waiting {
  private static final long NANOS_IN_MILLI = 1_000_000;

  private Waiting() {}

  /**
   * Waits until something can be received or accepted.
   *
   * @param limit in nanoseconds since the session began
   * @return COMPLETE, TIMED_OUT or INTERRUPTED; FAILED where poll itself failed
   */
  public static Ending readable(Session session, OpenSocket socket, long limit) {
    return wait(session, new Call.Interest(socket.fd(), true, false), limit);
  }

  /** Waits until something can be sent, or a connect in progress has been answered. */
  public static Ending writable(Session session, OpenSocket socket, long limit) {
    return wait(session, new Call.Interest(socket.fd(), false, true), limit);
  }

  private static Ending wait(Session session, Call.Interest interest, long limit) {
    if (session.interrupted()) {
      return Ending.INTERRUPTED;
    }
    Outcome outcome =
        session.step(new Call.Poll(List.of(interest), millisTo(limit, session.now())));
    return switch (outcome) {
      case Outcome.Ready(var ready) -> ready.isEmpty() ? Ending.TIMED_OUT : Ending.COMPLETE;
      case Outcome.Failure(var reason) when reason == Errno.EINTR -> Ending.INTERRUPTED;
      default -> Ending.FAILED;
    };
  }

  /** Whole milliseconds, rounded up so that a limit is never cut short. */
  static int millisTo(long limit, long now) {
    long nanos = Math.max(0, limit - now);
    return (int) Math.min(Integer.MAX_VALUE, (nanos + NANOS_IN_MILLI - 1) / NANOS_IN_MILLI);
  }
}
