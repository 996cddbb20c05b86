package socksh.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * A pipe through which pages go from one socket to another without being copied, see splice(2). It
 * is empty between two uses. Its two descriptors are its own; whoever opened it closes it.
 */
final class Sluice implements AutoCloseable {
  private static final int F_SETPIPE_SZ = 1031;
  private static final int O_CLOEXEC = 0x80000;
  private static final long WHOLE = 1 << 30;

  private final Scratch scratch;
  private final int out;
  private final int in;
  private boolean ended;

  private Sluice(Scratch scratch, int out, int in) {
    this.scratch = scratch;
    this.out = out;
    this.in = in;
  }

  /** A pipe for so many bytes, if the kernel grants it; empty where it has no descriptors left. */
  static Optional<Sluice> open(Scratch scratch, int size) {
    if (Functions.pipe2(scratch, scratch.word, O_CLOEXEC) < 0) {
      return Optional.empty();
    }
    Sluice made = new Sluice(scratch, scratch.word.get(JAVA_INT, 0), scratch.word.get(JAVA_INT, 4));
    Functions.fcntl(scratch, made.in, F_SETPIPE_SZ, size);
    return Optional.of(made);
  }

  /** What came from the source: a count, 0 at the end of its stream, -1 with an errno. */
  long fill(int source, int most) {
    return Functions.splice(scratch, source, in, most);
  }

  /** Sends all of it on; false with an errno. */
  boolean empty(int target, long count) {
    long left = count;
    while (left > 0) {
      long moved = Functions.splice(scratch, out, target, left);
      if (moved > 0) {
        left -= moved;
      } else if (scratch.errno() != Errno.EINTR.number()) {
        return false;
      }
    }
    return true;
  }

  /** Puts bytes from memory in; false with an errno. */
  boolean put(MemorySegment bytes, long length) {
    return write(scratch, in, bytes, length);
  }

  /** All of it into a pipe or a file; false with an errno. */
  static boolean write(Scratch scratch, int target, MemorySegment bytes, long length) {
    long written = 0;
    while (written < length) {
      long count = Functions.write(scratch, target, bytes.asSlice(written), length - written);
      if (count >= 0) {
        written += count;
      } else if (scratch.errno() != Errno.EINTR.number()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Sends on what is there, or comes next, for another thread than the one that fills it.
   *
   * @return a count, 0 when its input has ended and it is empty, -1 with an errno of that thread
   */
  long drain(Scratch reader, int target) {
    return Functions.splice(reader, out, target, WHOLE);
  }

  /** The same into memory. */
  long drain(Scratch reader, MemorySegment bytes) {
    return Functions.read(reader, out, bytes, bytes.byteSize());
  }

  /** Nothing more is put in. */
  void end() {
    if (!ended) {
      ended = true;
      Functions.close(scratch, in);
    }
  }

  /** Lets another one have what comes out next, without taking it: a count, or -1 with an errno. */
  long copy(Sluice other, long most) {
    return Functions.tee(scratch, out, other.in, most);
  }

  @Override
  public void close() {
    end();
    Functions.close(scratch, out);
  }
}
