package socksh.kernel;

import java.lang.foreign.Arena;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Many bytes at the machine's own speed: a socket into a file or pipe, a file into a socket. Each
 * method makes calls until all is moved and tells the totals; what it needs it allocates once and
 * gives back. Interrupted like any blocking call, by {@link Kernel#interrupt}. No descriptor is
 * opened or closed here but by {@link #create}.
 */
public final class Bulk {
  private static final int O_WRONLY_CREAT_TRUNC_CLOEXEC = 0x1 | 0x40 | 0x200 | 0x80000;
  private static final int READABLE_BY_ALL = 0644;

  private Bulk() {}

  /** How a transfer ended. */
  public enum End {
    /** The end of the stream, the end of the file, or the limit. */
    COMPLETE,
    TIMED_OUT,
    INTERRUPTED,
    /** The errno is that of the source. */
    SOURCE_FAILED,
    /** The errno is that of the target. */
    TARGET_FAILED
  }

  /**
   * What was moved. {@code taken} exceeds {@code written} where the transfer ended between the two:
   * those bytes are lost.
   */
  public record Moved(long taken, long written, End end, Optional<Errno> errno) {}

  /**
   * When to stop early.
   *
   * @param bytes move no more than this
   * @param timeoutMillis stop when nothing could be moved for so long; negative waits for ever
   */
  public record Limits(long bytes, int timeoutMillis) {
    public static final Limits NONE = new Limits(Long.MAX_VALUE, -1);
  }

  /**
   * Receives until the end of the stream and writes it to {@code target}: by splice(2) where that
   * is a pipe, else by recv(2) and write(2).
   *
   * @param progress told the bytes written so far, ten times a second at most
   */
  public static Moved receive(Fd socket, Fd target, Limits limits, LongConsumer progress) {
    Seat seat = Seat.mine();
    seat.enter();
    Pump pump = new Pump(seat, socket, target, limits, new Ticker(progress));
    try {
      return pump.run();
    } finally {
      seat.leave(pump.interrupted());
    }
  }

  /**
   * Sends a file from {@code offset} on, by sendfile(2). The time-out is kept on a socket that does
   * not block or has SO_SNDTIMEO; it may take twice as long on the latter.
   *
   * @param progress told the bytes sent so far, ten times a second at most
   */
  public static Moved sendFile(
      Fd socket, Fd file, long offset, Limits limits, LongConsumer progress) {
    return deliver(socket, new Straight(socket, file), offset, limits, progress);
  }

  /**
   * Sends a file from {@code offset} on, by send(2) of its pages in memory, see mmap(2). What
   * cannot be mapped ends with SOURCE_FAILED. Otherwise like {@link #sendFile}.
   */
  public static Moved sendMapped(
      Fd socket, Fd file, long offset, Limits limits, LongConsumer progress) {
    try (Mapping mapping = new Mapping(socket, file)) {
      return deliver(socket, mapping, offset, limits, progress);
    }
  }

  private static Moved deliver(
      Fd socket, Delivery.Way way, long offset, Limits limits, LongConsumer progress) {
    Seat seat = Seat.mine();
    seat.enter();
    Delivery delivery =
        new Delivery(seat, socket, way, limits.timeoutMillis(), new Ticker(progress));
    try {
      return delivery.run(offset, limits.bytes());
    } finally {
      seat.leave(delivery.interrupted());
    }
  }

  /** Writes all of the bytes to a file, pipe or terminal, waiting as long as that takes. */
  public static Outcome write(Fd target, byte[] bytes) {
    Seat seat = Seat.mine();
    seat.enter();
    Scratch scratch = Scratch.mine();
    Writing writing = new Writing(scratch, target.number(), seat, -1);
    try {
      long written = writing.all(scratch.filled(bytes), bytes.length);
      return written == bytes.length ? new Outcome.Done(written) : writing.failure();
    } finally {
      scratch.giveBack();
      seat.leave(writing.interrupted());
    }
  }

  /**
   * open(2) of a file to write: made when it is not there, emptied when it is; rights 0644 less the
   * umask. That of a FIFO waits until somebody opens it to read; see fifo(7).
   */
  public static Outcome create(String path) {
    Seat seat = Seat.mine();
    seat.enter();
    Outcome outcome = new Outcome.Failure(Errno.EINTR);
    try {
      outcome = open(path);
      return outcome;
    } finally {
      seat.leave(outcome.errno().filter(Errno.EINTR::equals).isPresent());
    }
  }

  private static Outcome open(String path) {
    Scratch scratch = Scratch.mine();
    try (Arena arena = Arena.ofConfined()) {
      int fd =
          Functions.open(
              scratch, arena.allocateFrom(path), O_WRONLY_CREAT_TRUNC_CLOEXEC, READABLE_BY_ALL);
      return fd < 0 ? LinuxKernel.failure(scratch) : new Outcome.Opened(new Fd(fd));
    }
  }
}
