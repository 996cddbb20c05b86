package socksh.script;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks: the closures of a script answer clients on several threads, but one at a time, so
 * that they can count in a variable of the script. Who waits for something gives the floor to
 * others meanwhile, and so does who speaks for more than a second, between two steps.
 */
final class Floor {
  private static final long LONG = 1_000_000_000;

  private final ReentrantLock lock = new ReentrantLock(true);
  private long since;

  void take() {
    lock.lock();
    since = System.nanoTime();
  }

  void give() {
    lock.unlock();
  }

  /** Between two steps: others who wait come first when this took long. */
  void offer() {
    if (lock.hasQueuedThreads() && System.nanoTime() - since > LONG) {
      give();
      take();
    }
  }

  /** Waits for something while others speak. */
  @Nullable Object aside(Supplier<@Nullable Object> deed) {
    give();
    try {
      return deed.get();
    } finally {
      take();
    }
  }
}
