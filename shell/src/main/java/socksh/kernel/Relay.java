package socksh.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a conversation that goes through us: what one stream socket gives is sent to
 * another. What somebody wants to see goes by recv(2) and send(2) of one buffer that never leaves
 * native memory; what nobody wants to see goes by splice(2) through a pipe, which copies nothing.
 * It blocks the calling thread until the source ends, one of the two fails or it is told to leave;
 * no descriptor is closed here. To end it early shut the source down for reading.
 */
public final class Relay {
  static final int PIECE = 256 * 1024;
  private static final int FOR_EVER = -1;

  private final Scratch scratch = Scratch.mine();
  private final int source;
  private final int target;
  private final Eye eye;
  private final MemorySegment buffer;
  private @Nullable Sluice sluice;
  private @Nullable Carbon carbon;
  private boolean canSplice = true;
  private long moved;

  private Relay(Fd source, Fd target, Eye eye, Optional<Fd> copy, MemorySegment buffer) {
    this.source = source.number();
    this.target = target.number();
    this.eye = eye;
    this.buffer = buffer;
    this.carbon = copy.map(file -> new Carbon(scratch, file, eye::copyFailed)).orElse(null);
  }

  /** Who looks at what goes by, before it is sent on. Asked by the thread that relays. */
  public interface Eye {
    /** Whether the relay is to go on; asked when something has come, before it is taken. */
    boolean stays();

    /** How many of the next bytes it wants to see, at most. */
    int room();

    /** So many bytes came, and these are the first of them, as many as there was room for. */
    void see(long count, byte[] first);

    /** The copy could not be written, and is not written any more; told by whatever thread. */
    void copyFailed(Errno why);
  }

  /** How a direction ended. */
  public enum End {
    /** The source has sent its FIN, or was shut down. */
    COMPLETE,
    SOURCE_FAILED,
    TARGET_FAILED,
    /** The eye did not want to stay; all that was taken has been sent. */
    LEFT
  }

  /** What was moved; the errno is that of the side that failed. */
  public record Moved(long bytes, End end, Optional<Errno> errno) {}

  /**
   * Moves everything from one socket to the other.
   *
   * @param copy a file, not opened for appending, that gets all of it too
   */
  public static Moved run(Fd source, Fd target, Eye eye, Optional<Fd> copy) {
    try (Arena arena = Arena.ofConfined()) {
      Relay relay = new Relay(source, target, eye, copy, arena.allocate(PIECE, 8));
      try {
        return relay.run();
      } finally {
        relay.close();
      }
    }
  }

  private void close() {
    if (sluice != null) {
      sluice.close();
    }
    forgetCopy();
  }

  private Moved run() {
    while (true) {
      if (Polling.readable(scratch, source, FOR_EVER) > 0) {
        if (!eye.stays()) {
          return new Moved(moved, End.LEFT, Optional.empty());
        }
        int room = eye.room();
        Optional<End> end = room == 0 && canSplice ? splice() : copy(room);
        if (end.isPresent()) {
          return ended(end.get());
        }
      } else if (scratch.errno() != Errno.EINTR.number()) {
        return ended(End.SOURCE_FAILED);
      }
    }
  }

  private Moved ended(End end) {
    return new Moved(
        moved,
        end,
        end == End.COMPLETE ? Optional.empty() : Optional.of(Errno.of(scratch.errno())));
  }

  // --- what is looked at ------------------------------------------------------------------------

  private Optional<End> copy(int room) {
    long count = Functions.recv(scratch, source, buffer, PIECE, 0);
    if (count <= 0) {
      return nothing(count);
    }
    byte[] first = new byte[(int) Math.min(room, count)];
    MemorySegment.copy(buffer, JAVA_BYTE, 0, first, 0, first.length);
    eye.see(count, first);
    boolean all = send(count);
    if (carbon != null && !carbon.take(buffer, count)) {
      forgetCopy();
    }
    return sent(all, count);
  }

  private boolean send(long length) {
    long sent = 0;
    while (sent < length) {
      long count = Functions.send(scratch, target, buffer.asSlice(sent), length - sent, 0);
      if (count > 0) {
        sent += count;
      } else if (scratch.errno() != Errno.EINTR.number()) {
        return false;
      }
    }
    return true;
  }

  // --- what is only counted ---------------------------------------------------------------------

  private Optional<End> splice() {
    if (sluice == null) {
      sluice = Sluice.open(scratch, PIECE).orElse(null);
    }
    if (sluice == null) {
      canSplice = false;
      return Optional.empty();
    }
    long count = sluice.fill(source, PIECE);
    if (count < 0 && scratch.errno() == Errno.EINVAL.number()) {
      canSplice = false;
      return Optional.empty();
    }
    if (count <= 0) {
      return nothing(count);
    }
    eye.see(count, new byte[0]);
    return sent(empty(sluice, count), count);
  }

  /** The copy is only taken here; it is written by another. */
  private boolean empty(Sluice full, long count) {
    long left = count;
    while (carbon != null && left > 0) {
      long part = carbon.take(full, left);
      if (part <= 0) {
        forgetCopy();
      } else if (!full.empty(target, part)) {
        return false;
      }
      left -= Math.max(0, part);
    }
    return full.empty(target, left);
  }

  private void forgetCopy() {
    if (carbon != null) {
      carbon.close();
      carbon = null;
    }
  }

  // --- both -------------------------------------------------------------------------------------

  /** Nothing came: the end of the stream, a failure, or a signal. */
  private Optional<End> nothing(long count) {
    if (count == 0) {
      return Optional.of(End.COMPLETE);
    }
    return scratch.errno() == Errno.EINTR.number()
        ? Optional.empty()
        : Optional.of(End.SOURCE_FAILED);
  }

  private Optional<End> sent(boolean all, long count) {
    moved += all ? count : 0;
    return all ? Optional.empty() : Optional.of(End.TARGET_FAILED);
  }
}
