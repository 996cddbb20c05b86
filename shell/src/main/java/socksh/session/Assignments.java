package socksh.session;

import java.util.concurrent.atomic.AtomicLong;

/** Which command each thread works for, by number; 0 is none. Safe for use by several threads. */
final class Assignments {
  /** A thread and the command it works for; looking at one is cheaper than a thread's own. */
  private record Working(Thread thread, long command) {}

  private final AtomicLong last = new AtomicLong();
  private final ThreadLocal<Long> ofThread = ThreadLocal.withInitial(() -> 0L);
  private volatile Working latest = new Working(Thread.currentThread(), 0);

  /** The calling thread begins a new command. */
  void begin() {
    workFor(last.incrementAndGet());
  }

  /** The command that the calling thread works for. */
  long mine() {
    Working working = latest;
    return working.thread() == Thread.currentThread() ? working.command() : ofThread.get();
  }

  /** The calling thread works for a command that began elsewhere. */
  void workFor(long command) {
    ofThread.set(command);
    latest = new Working(Thread.currentThread(), command);
  }
}
