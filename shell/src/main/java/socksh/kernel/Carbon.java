package socksh.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The copy of a stream in a file. A thread of its own writes it, so that the stream waits for the
 * file only where much is under way. What goes by through a {@link Sluice} is led through a second
 * one, see tee(2); what is in memory is put into that. The file stays its owner's.
 */
final class Carbon implements AutoCloseable {
  private static final int UNDER_WAY = 1024 * 1024;

  private final Scratch scratch;
  private final int file;
  private final Consumer<Errno> failed;
  private @Nullable Sluice second;
  private @Nullable Thread writer;
  private volatile boolean hasFailed;

  /**
   * A copy without a byte so far.
   *
   * @param failed told once, by the thread that writes, where the file takes no more: from then on
   *     what is taken goes nowhere
   */
  Carbon(Scratch scratch, Fd file, Consumer<Errno> failed) {
    this.scratch = scratch;
    this.file = file.number();
    this.failed = failed;
  }

  /** Takes a copy of bytes in memory; whether there will be more to take. */
  boolean take(MemorySegment bytes, long length) {
    Sluice mine = open();
    return mine != null && mine.put(bytes, length) && !hasFailed;
  }

  /**
   * Takes a copy of what is in a sluice, as far as it can at once: a count; 0 where there is
   * nothing more to take.
   */
  long take(Sluice full, long most) {
    Sluice mine = open();
    return mine == null || hasFailed ? 0 : full.copy(mine, most);
  }

  private @Nullable Sluice open() {
    if (second == null && !hasFailed) {
      second = Sluice.open(scratch, UNDER_WAY).orElse(null);
      if (second == null) {
        fail(Errno.of(scratch.errno()));
      } else {
        Sluice from = second;
        writer = Thread.ofPlatform().daemon().name("tap copy").start(() -> write(from));
      }
    }
    return second;
  }

  private void write(Sluice from) {
    try (Arena arena = Arena.ofConfined()) {
      Writer mine = new Writer(from, file, Scratch.mine(), arena.allocate(Relay.PIECE));
      mine.all().ifPresent(this::fail);
      mine.waste();
    }
  }

  private void fail(Errno why) {
    hasFailed = true;
    failed.accept(why);
  }

  /** Waits until all that was taken is in the file. */
  @Override
  public void close() {
    if (second != null && writer != null) {
      second.end();
      join(writer);
      second.close();
      second = null;
    }
  }

  private static void join(Thread writer) {
    boolean interrupted = false;
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException later) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Empties the second sluice into the file; by pages, where the file takes them. */
  private static final class Writer {
    private final Sluice from;
    private final int file;
    private final Scratch scratch;
    private final MemorySegment buffer;
    private boolean splices = true;

    Writer(Sluice from, int file, Scratch scratch, MemorySegment buffer) {
      this.from = from;
      this.file = file;
      this.scratch = scratch;
      this.buffer = buffer;
    }

    /** All that comes; why not, where the file takes no more. */
    Optional<Errno> all() {
      long count = 1;
      while (count > 0 || wasInterrupted(count)) {
        count = next();
      }
      return count == 0 ? Optional.empty() : Optional.of(Errno.of(scratch.errno()));
    }

    private long next() {
      long moved = splices ? from.drain(scratch, file) : -1;
      if (moved < 0 && splices && scratch.errno() == Errno.EINVAL.number()) {
        splices = false; // no file of a kind that splice(2) knows
      }
      return splices ? moved : copy();
    }

    private long copy() {
      long count = from.drain(scratch, buffer);
      return Sluice.write(scratch, file, buffer, count) ? count : -1;
    }

    /** What nobody wants any more, so that nobody waits for room. */
    void waste() {
      long count = 1;
      while (count > 0 || wasInterrupted(count)) {
        count = from.drain(scratch, buffer);
      }
    }

    private boolean wasInterrupted(long count) {
      return count < 0 && scratch.errno() == Errno.EINTR.number();
    }
  }
}
