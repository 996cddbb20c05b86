package socksh.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/**
 * SIGUSR1 with a handler that changes nothing and without SA_RESTART, so that its only effect is
 * EINTR; see sigaction(2). An upcall into Java would not be safe in a signal handler, a function of
 * libc is.
 */
final class Signal {
  private static final int SIGUSR1 = 10;
  private static final long SIZE_OF_SIGACTION = 152;

  static {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment action = arena.allocate(SIZE_OF_SIGACTION, 8);
      action.set(ADDRESS, 0, Libc.harmless());
      Functions.sigaction(Scratch.mine(), SIGUSR1, action);
    }
  }

  private Signal() {}

  /** Sends it to a thread that is known to be alive. */
  static void sendTo(long pthread) {
    Functions.pthreadKill(pthread, SIGUSR1);
  }
}
