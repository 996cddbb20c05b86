package socksh.session;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import socksh.kernel.Kernel;

/**
 * Which threads of a session were told to stop what they do, and why. A thread that was told stays
 * told until it says {@link #calm}, so that a sequence of calls ends too and not only the one call
 * that the kernel interrupts. Safe for use by several threads.
 */
final class Interrupts {
  private final Kernel kernel;
  private final Map<Thread, Why> told = new ConcurrentHashMap<>();

  Interrupts(Kernel kernel) {
    this.kernel = kernel;
  }

  /** What ends the work of a thread early. */
  enum Why {
    CTRL_C,
    SOCKET_CLOSED
  }

  /** Ends what a thread is doing, and nothing else: the call that it is in gets EINTR. */
  void stop(Thread thread, Why why) {
    told.put(thread, why);
    kernel.interrupt(thread, () -> told.containsKey(thread) && thread.isAlive());
  }

  /** Ends what other threads do with a socket that is about to be closed. */
  void stopOthers(OpenSocket socket) {
    socket.work().threads().stream()
        .filter(thread -> thread != Thread.currentThread())
        .distinct()
        .forEach(thread -> stop(thread, Why.SOCKET_CLOSED));
  }

  /** Whether the calling thread was told to stop. */
  boolean isMine() {
    return told.containsKey(Thread.currentThread());
  }

  /** Whether it was told so for this reason. */
  boolean isMine(Why why) {
    return told.get(Thread.currentThread()) == why;
  }

  /** The calling thread begins anew. */
  void calm() {
    told.remove(Thread.currentThread());
  }
}
