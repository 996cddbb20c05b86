package socksh.kernel;

import java.lang.foreign.MemorySegment;
import org.jspecify.annotations.Nullable;

/**
 * The copy of a stream in a file. Bytes that are in memory are written; those that go by through a
 * {@link Sluice} are led through a second one, see tee(2). The file stays its owner's.
 */
final class Carbon implements AutoCloseable {
  private final Scratch scratch;
  private final int file;
  private @Nullable Sluice second;

  Carbon(Scratch scratch, Fd file) {
    this.scratch = scratch;
    this.file = file.number();
  }

  /** Whether all of it was written; else there is an errno. */
  boolean write(MemorySegment bytes, long length) {
    long written = 0;
    while (written < length) {
      long count = Functions.write(scratch, file, bytes.asSlice(written), length - written);
      if (count >= 0) {
        written += count;
      } else if (scratch.errno() != Errno.EINTR.number()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Takes a copy of what is in a sluice, as far as it can at once: a count, or -1 with an errno.
   */
  long take(Sluice full, long most) {
    if (second == null) {
      second = Sluice.open(scratch, Relay.PIECE).orElse(null);
    }
    return second == null ? -1 : full.copy(second, most);
  }

  /** Writes what it took; else there is an errno. */
  boolean write(long count) {
    return second != null && second.empty(file, count);
  }

  @Override
  public void close() {
    if (second != null) {
      second.close();
      second = null;
    }
  }
}
