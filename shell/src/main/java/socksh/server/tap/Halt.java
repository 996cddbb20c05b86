package socksh.server.tap;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The end of a connection, for those who wait for a time: they wait no longer then. */
final class Halt {
  private final CountDownLatch over = new CountDownLatch(1);
  private final Set<Runnable> listeners = ConcurrentHashMap.newKeySet();

  /** It is over. */
  void now() {
    over.countDown();
    listeners.forEach(Runnable::run);
  }

  boolean isNow() {
    return over.getCount() == 0;
  }

  /** Does this when it is over, which may be at once. */
  void tell(Runnable listener) {
    listeners.add(listener);
    if (isNow()) {
      listener.run();
    }
  }

  void forget(Runnable listener) {
    listeners.remove(listener);
  }

  /**
   * Waits until a time of {@link System#nanoTime}.
   *
   * @return false where it was over before
   */
  boolean passes(long nanos) {
    try {
      return !over.await(nanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
