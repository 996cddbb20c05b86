package socksh.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import org.jspecify.annotations.Nullable;

/**
 * The native memory that one thread lends to its calls: errno, a socket address, a few words and a
 * buffer for data. It is made once for each thread that makes calls and goes with the thread, or
 * with the next one's first call.
 */
final class Scratch {
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO_OFFSET =
      STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));
  private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

  /** Whose memory was asked for last: mostly the one thread's that asks again. */
  private static volatile @Nullable Lent latest;

  private static final int FIRST_BUFFER = 64 * 1024;

  /** The most that stays allocated for a thread; a larger transfer gets memory of its own. */
  private static final int LARGEST_KEPT = 1024 * 1024;

  private record Lent(Thread to, Scratch memory) {}

  private final Arena arena = Arena.ofAuto();
  final MemorySegment state = arena.allocate(STATE);
  final MemorySegment address = arena.allocate(SockAddr.SIZE, 8);
  final MemorySegment word = arena.allocate(16, 8);
  final MemorySegment option = arena.allocate(TcpInfo.SIZE, 8);
  private @Nullable Arena large;
  private MemorySegment buffer = arena.allocate(FIRST_BUFFER, 8);

  /** The memory of the current thread. */
  static Scratch mine() {
    Lent last = latest;
    if (last != null && last.to() == Thread.currentThread()) {
      return last.memory();
    }
    Scratch memory = OF_THREAD.get();
    latest = new Lent(Thread.currentThread(), memory);
    return memory;
  }

  /** The errno of this thread's last call that failed. */
  int errno() {
    return state.get(JAVA_INT, ERRNO_OFFSET);
  }

  /** At least {@code size} bytes, valid until the next call of this method by the same thread. */
  @SuppressWarnings("MustBeClosedChecker") // giveBack() closes it when the call is over
  MemorySegment buffer(int size) {
    if (size <= buffer.byteSize()) {
      return buffer;
    }
    if (size > LARGEST_KEPT) {
      giveBack();
      large = Arena.ofConfined();
      return large.allocate(size, 8);
    }
    buffer = Arena.ofAuto().allocate(Math.min(LARGEST_KEPT, 2L * size), 8);
    return buffer;
  }

  /**
   * The call is over: what was too large to keep goes back at once, not when the collector runs.
   */
  void giveBack() {
    if (large != null) {
      large.close();
      large = null;
    }
  }

  /** {@code bytes} in native memory, valid until the next use of the buffer. */
  MemorySegment filled(byte[] bytes) {
    MemorySegment target = buffer(bytes.length);
    MemorySegment.copy(bytes, 0, target, JAVA_BYTE, 0, bytes.length);
    return target;
  }

  /** The first {@code length} bytes of {@code source} as an array. */
  static byte[] copy(MemorySegment source, int length) {
    byte[] bytes = new byte[length];
    MemorySegment.copy(source, JAVA_BYTE, 0, bytes, 0, length);
    return bytes;
  }
}
