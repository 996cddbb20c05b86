package socksh.kernel;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.util.Optional;

/** One transfer from a file to a socket, by sendfile(2). */
final class Delivery {
  /** The most that one call of sendfile takes. */
  private static final long MOST = 0x7ffff000L;

  private static final long LEAST = 256 * 1024;
  private static final long QUICK_NANOS = 25_000_000;
  private static final long SLOW_NANOS = 100_000_000;

  private final Scratch scratch = Scratch.mine();
  private final Seat seat;
  private final int socket;
  private final int file;
  private final int timeoutMillis;
  private final Ticker ticker;
  private long piece = 4 * LEAST;
  private boolean interrupted;

  Delivery(Seat seat, Fd socket, Fd file, int timeoutMillis, Ticker ticker) {
    this.timeoutMillis = timeoutMillis;
    this.seat = seat;
    this.socket = socket.number();
    this.file = file.number();
    this.ticker = ticker;
  }

  boolean interrupted() {
    return interrupted;
  }

  Bulk.Moved run(long offset, long count) {
    long sent = 0;
    while (sent < count) {
      if (seat.asked()) {
        interrupted = true;
        return new Bulk.Moved(sent, sent, Bulk.End.INTERRUPTED, Optional.of(Errno.EINTR));
      }
      long moved = step(offset + sent, Math.min(piece, count - sent));
      if (moved == 0) {
        break;
      }
      if (moved < 0) {
        Optional<Bulk.End> end = interim(Errno.of(scratch.errno()));
        if (end.isPresent()) {
          return new Bulk.Moved(sent, sent, end.get(), Optional.of(Errno.of(scratch.errno())));
        }
      }
      sent += Math.max(0, moved);
      ticker.total(sent);
    }
    return new Bulk.Moved(sent, sent, Bulk.End.COMPLETE, Optional.empty());
  }

  /**
   * One call; the next is larger after a quick one and smaller after a slow one, so that progress
   * is told.
   */
  private long step(long offset, long count) {
    scratch.word.set(JAVA_LONG, 0, offset);
    long start = System.nanoTime();
    long moved = Functions.sendfile(scratch, socket, file, scratch.word, count);
    long took = System.nanoTime() - start;
    if (took < QUICK_NANOS) {
      piece = Math.min(MOST, 2 * piece);
    } else if (took > SLOW_NANOS) {
      piece = Math.max(LEAST, piece / 2);
    }
    return moved;
  }

  /**
   * What a refusal means for the whole: nothing yet where it only has to be asked again. A socket
   * that does not block, and one with SO_SNDTIMEO, is waited for.
   */
  private Optional<Bulk.End> interim(Errno refusal) {
    return switch (refusal) {
      case EINTR -> Optional.empty();
      case EAGAIN ->
          Polling.writable(scratch, socket, timeoutMillis) == 0
              ? Optional.of(Bulk.End.TIMED_OUT)
              : Optional.empty();
      // What is about the file; all else is about the socket.
      case EIO, EINVAL, ESPIPE, EISDIR, EOVERFLOW -> Optional.of(Bulk.End.SOURCE_FAILED);
      default -> Optional.of(Bulk.End.TARGET_FAILED);
    };
  }
}
