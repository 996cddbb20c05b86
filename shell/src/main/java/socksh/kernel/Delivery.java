package socksh.kernel;

import java.util.Optional;

/** One transfer from a file to a socket: a piece a call, until all is sent. */
final class Delivery {
  private static final long LEAST = 256 * 1024;
  private static final long FIRST = 1024 * 1024;
  private static final long QUICK_NANOS = 25_000_000;
  private static final long SLOW_NANOS = 100_000_000;

  /** How a piece of the file goes: one call, which takes what there is room for. */
  interface Way {
    /** The bytes that went, 0 at the end of the file, or -1 and an errno. */
    long send(long offset, long count);

    /** The most that one call is given. */
    long most();

    /** Whether the last refusal was about the file; else it was about the socket. */
    boolean concernsFile(Errno refusal);
  }

  private final Scratch scratch = Scratch.mine();
  private final Seat seat;
  private final int socket;
  private final Way way;
  private final int timeoutMillis;
  private final Ticker ticker;
  private long piece = FIRST;
  private boolean interrupted;

  Delivery(Seat seat, Fd socket, Way way, int timeoutMillis, Ticker ticker) {
    this.timeoutMillis = timeoutMillis;
    this.seat = seat;
    this.socket = socket.number();
    this.way = way;
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
        Errno refusal = Errno.of(scratch.errno());
        Optional<Bulk.End> end = interim(refusal);
        if (end.isPresent()) {
          return new Bulk.Moved(sent, sent, end.get(), Optional.of(refusal));
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
    long start = System.nanoTime();
    long moved = way.send(offset, count);
    long took = System.nanoTime() - start;
    if (took < QUICK_NANOS) {
      piece = Math.min(way.most(), 2 * piece);
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
    if (way.concernsFile(refusal)) {
      return Optional.of(Bulk.End.SOURCE_FAILED);
    }
    return switch (refusal) {
      case EINTR -> Optional.empty();
      case EAGAIN ->
          Polling.writable(scratch, socket, timeoutMillis) == 0
              ? Optional.of(Bulk.End.TIMED_OUT)
              : Optional.empty();
      default -> Optional.of(Bulk.End.TARGET_FAILED);
    };
  }
}
