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
  private final Ticker ticker;
  private long piece = 4 * LEAST;
  private boolean interrupted;

  Delivery(Seat seat, Fd socket, Fd file, Ticker ticker) {
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
      if (moved < 0 && !goesOn(Errno.of(scratch.errno()))) {
        return failed(sent, Errno.of(scratch.errno()));
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
   * A socket that does not block is waited for; a signal that was not meant for us is forgotten.
   */
  private boolean goesOn(Errno refusal) {
    return switch (refusal) {
      case EINTR -> true;
      case EAGAIN ->
          Polling.writable(scratch, socket, -1) > 0 || scratch.errno() == Errno.EINTR.number();
      default -> false;
    };
  }

  /** EIO, EINVAL and the like are about the file; what a send could answer is about the socket. */
  private static Bulk.Moved failed(long sent, Errno refusal) {
    boolean source =
        switch (refusal) {
          case EIO, EINVAL, ESPIPE, EISDIR, EOVERFLOW -> true;
          default -> false;
        };
    Bulk.End end = source ? Bulk.End.SOURCE_FAILED : Bulk.End.TARGET_FAILED;
    return new Bulk.Moved(sent, sent, end, Optional.of(refusal));
  }
}
