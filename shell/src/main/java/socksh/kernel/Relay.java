package socksh.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/**
 * One direction of a conversation that goes through us: what one stream socket gives is sent to
 * another, by recv(2) and send(2) of one buffer that never leaves native memory. It blocks the
 * calling thread until the source ends or one of the two fails; no descriptor is closed here. To
 * end it early shut the source down for reading: recv(2) then gives 0.
 */
public final class Relay {
  private static final int PIECE = 256 * 1024;

  private Relay() {}

  /** Who looks at what goes by, before it is sent on. */
  public interface Eye {
    /** So many bytes came: how many of them it wants to see. */
    int wants(int count);

    /** The first bytes of what came, as many as were wanted. */
    void see(byte[] bytes);
  }

  /** How a direction ended. */
  public enum End {
    /** The source has sent its FIN, or was shut down. */
    COMPLETE,
    SOURCE_FAILED,
    TARGET_FAILED
  }

  /** What was moved; the errno is that of the side that failed. */
  public record Moved(long bytes, End end, Optional<Errno> errno) {}

  /** Moves everything from one socket to the other. */
  public static Moved run(Fd source, Fd target, Eye eye) {
    Scratch scratch = Scratch.mine();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(PIECE, 8);
      long moved = 0;
      while (true) {
        long count = Functions.recv(scratch, source.number(), buffer, PIECE, 0);
        if (count == 0) {
          return new Moved(moved, End.COMPLETE, Optional.empty());
        }
        if (count < 0 && scratch.errno() != Errno.EINTR.number()) {
          return failed(moved, End.SOURCE_FAILED, scratch);
        }
        if (count > 0) {
          show(eye, buffer, (int) count);
          if (!send(scratch, target.number(), buffer, count)) {
            return failed(moved, End.TARGET_FAILED, scratch);
          }
          moved += count;
        }
      }
    }
  }

  private static Moved failed(long moved, End end, Scratch scratch) {
    return new Moved(moved, end, Optional.of(Errno.of(scratch.errno())));
  }

  private static void show(Eye eye, MemorySegment buffer, int count) {
    int wanted = eye.wants(count);
    if (wanted > 0) {
      byte[] bytes = new byte[wanted];
      MemorySegment.copy(buffer, JAVA_BYTE, 0, bytes, 0, wanted);
      eye.see(bytes);
    }
  }

  private static boolean send(Scratch scratch, int target, MemorySegment bytes, long length) {
    long sent = 0;
    while (sent < length) {
      long count = Functions.send(scratch, target, bytes.asSlice(sent), length - sent, 0);
      if (count > 0) {
        sent += count;
      } else if (scratch.errno() != Errno.EINTR.number()) {
        return false;
      }
    }
    return true;
  }
}
