package socksh.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** One transfer from a socket to a file or pipe. */
final class Pump {
  private static final int PIECE = 256 * 1024;
  private static final int PIPE = 1024 * 1024;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int F_SETPIPE_SZ = 1031;

  private final Scratch scratch = Scratch.mine();
  private final Seat seat;
  private final int socket;
  private final int target;
  private final Bulk.Limits limits;
  private final Ticker ticker;
  private final Writing writing;
  private long taken;
  private long written;
  private Bulk.@org.jspecify.annotations.Nullable End end;
  private Optional<Errno> errno = Optional.empty();

  Pump(Seat seat, Fd socket, Fd target, Bulk.Limits limits, Ticker ticker) {
    this.seat = seat;
    this.socket = socket.number();
    this.target = target.number();
    this.limits = limits;
    this.ticker = ticker;
    this.writing = new Writing(scratch, this.target, seat, limits.timeoutMillis());
  }

  boolean interrupted() {
    return end == Bulk.End.INTERRUPTED;
  }

  Bulk.Moved run() {
    if (isPipe()) {
      splice();
    }
    if (end == null) {
      copy();
    }
    return new Bulk.Moved(taken, written, end, errno);
  }

  /** Only a pipe has a size; a larger one means fewer turns with whoever reads it. */
  private boolean isPipe() {
    return Functions.fcntl(scratch, target, F_SETPIPE_SZ, PIPE) >= 0;
  }

  /**
   * Moves pages from the socket into the pipe, until the end or until the kernel says it cannot.
   */
  private void splice() {
    while (goOn()) {
      if (!readable()) {
        continue;
      }
      long count = Functions.splice(scratch, socket, target, (int) Math.min(PIPE, left()));
      if (count > 0) {
        taken += count;
        written += count;
        ticker.total(written);
      } else if (count < 0 && scratch.errno() == Errno.EINVAL.number()) {
        return;
      } else {
        ended(count);
      }
    }
  }

  private void copy() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(PIECE, 4096);
      while (goOn()) {
        long count = Functions.recv(scratch, socket, buffer, Math.min(PIECE, left()), MSG_DONTWAIT);
        if (count > 0) {
          taken += count;
          write(buffer, count);
        } else {
          ended(count);
        }
      }
    }
  }

  private void write(MemorySegment buffer, long count) {
    written += writing.all(buffer, count);
    ticker.total(written);
    if (written < taken) {
      Bulk.End reason = writing.interrupted() ? Bulk.End.INTERRUPTED : Bulk.End.TARGET_FAILED;
      end(writing.timedOut() ? Bulk.End.TIMED_OUT : reason, writing.errno());
    }
  }

  private long left() {
    return limits.bytes() - taken;
  }

  private boolean goOn() {
    if (end == null && left() <= 0) {
      end = Bulk.End.COMPLETE;
    } else if (end == null && seat.asked()) {
      end(Bulk.End.INTERRUPTED, Errno.EINTR);
    }
    return end == null;
  }

  /** No bytes came: the end of the stream, nothing yet, or a failure. */
  private void ended(long count) {
    if (count == 0) {
      end = Bulk.End.COMPLETE;
      return;
    }
    Errno refusal = Errno.of(scratch.errno());
    switch (refusal) {
      case EAGAIN -> readable();
      case EINTR -> {}
      case EPIPE -> end(Bulk.End.TARGET_FAILED, refusal);
      default -> end(Bulk.End.SOURCE_FAILED, refusal);
    }
  }

  private boolean readable() {
    int ready = Polling.readable(scratch, socket, limits.timeoutMillis());
    if (ready == 0) {
      end = Bulk.End.TIMED_OUT;
    } else if (ready < 0) {
      ended(ready);
    }
    return ready > 0;
  }

  private void end(Bulk.End reason, Errno refusal) {
    end = reason;
    errno = Optional.of(refusal);
  }
}
