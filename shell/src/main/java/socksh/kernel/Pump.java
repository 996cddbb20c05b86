package socksh.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** One transfer from a socket to a file or pipe. */
final class Pump {
  private static final int PIECE = 256 * 1024;
  private static final int PIPE = 1024 * 1024;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int F_SETPIPE_SZ = 1031;
  private static final int F_GETFL = 3;
  private static final int O_APPEND = 0x400;
  private static final int O_CLOEXEC = 0x80000;

  private final Scratch scratch = Scratch.mine();
  private final Seat seat;
  private final int socket;
  private final int target;
  private final Bulk.Limits limits;
  private final Ticker ticker;
  private final Writing writing;
  private long taken;
  private long written;
  private Bulk.@Nullable End end;
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
    if (isPipe(target)) {
      splice(target, count -> written += count);
    } else if (isPlainFile()) {
      spliceThroughPipe();
    }
    if (end == null) {
      copy();
    }
    return new Bulk.Moved(taken, written, Objects.requireNonNull(end), errno);
  }

  /** Only a pipe has a size; a larger one means fewer turns with whoever reads it. */
  private boolean isPipe(int fd) {
    return Functions.fcntl(scratch, fd, F_SETPIPE_SZ, PIPE) >= 0;
  }

  /** A file that splice(2) can write to: one that is not opened for appending. */
  private boolean isPlainFile() {
    int flags = Functions.fcntl(scratch, target, F_GETFL, 0);
    return flags >= 0
        && (flags & O_APPEND) == 0
        && Files.isRegularFile(Path.of("/proc/self/fd/" + target));
  }

  /** A file gets the pages by way of a pipe of our own: one copy instead of two. */
  private void spliceThroughPipe() {
    if (Functions.pipe2(scratch, scratch.word, O_CLOEXEC) < 0) {
      return;
    }
    int out = scratch.word.get(JAVA_INT, 0);
    int in = scratch.word.get(JAVA_INT, 4);
    isPipe(in);
    try {
      splice(in, count -> empty(out, count));
    } finally {
      Functions.close(scratch, in);
      Functions.close(scratch, out);
    }
  }

  private void empty(int pipe, long count) {
    long done = 0;
    while (done < count && end == null) {
      long moved = Functions.splice(scratch, pipe, target, count - done);
      if (moved > 0) {
        done += moved;
        written += moved;
      } else if (moved == 0 || scratch.errno() != Errno.EINTR.number() || seat.asked()) {
        end(Bulk.End.TARGET_FAILED, moved == 0 ? Errno.EIO : Errno.of(scratch.errno()));
      }
    }
  }

  /**
   * Moves pages from the socket into the pipe, until the end or until the kernel says it cannot.
   */
  private void splice(int pipe, LongConsumer arrived) {
    while (goOn()) {
      if (!readable()) {
        continue;
      }
      long count = Functions.splice(scratch, socket, pipe, (int) Math.min(PIPE, left()));
      if (count > 0) {
        taken += count;
        arrived.accept(count);
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
