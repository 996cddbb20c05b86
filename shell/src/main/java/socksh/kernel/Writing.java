package socksh.kernel;

import java.lang.foreign.MemorySegment;

/**
 * write(2) until all is written: short writes go on, a full pipe that does not block is waited for.
 */
final class Writing {
  private final Scratch scratch;
  private final int target;
  private final Seat seat;
  private final int timeoutMillis;
  private Errno errno = Errno.EINTR;
  private boolean timedOut;
  private boolean interrupted;

  Writing(Scratch scratch, int target, Seat seat, int timeoutMillis) {
    this.scratch = scratch;
    this.target = target;
    this.seat = seat;
    this.timeoutMillis = timeoutMillis;
  }

  /** Writes the first {@code length} bytes and returns how many went: fewer after a failure. */
  long all(MemorySegment bytes, long length) {
    long written = 0;
    while (written < length) {
      long count = Functions.write(scratch, target, bytes.asSlice(written), length - written);
      if (count >= 0) {
        written += count;
      } else if (!again(Errno.of(scratch.errno()))) {
        return written;
      }
    }
    return written;
  }

  private boolean again(Errno refusal) {
    errno = refusal;
    return switch (refusal) {
      case EINTR -> !asked();
      case EAGAIN -> waited();
      default -> false;
    };
  }

  private boolean asked() {
    interrupted = seat.asked();
    return interrupted;
  }

  private boolean waited() {
    int ready = Polling.writable(scratch, target, timeoutMillis);
    timedOut = ready == 0;
    return ready > 0 || ready < 0 && again(Errno.of(scratch.errno()));
  }

  boolean interrupted() {
    return interrupted;
  }

  boolean timedOut() {
    return timedOut;
  }

  Errno errno() {
    return errno;
  }

  Outcome failure() {
    return new Outcome.Failure(errno);
  }
}
