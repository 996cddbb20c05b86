package socksh.session;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One receiver at a time. Two at once, one of them in the background, would each peek at bytes that
 * the other then takes.
 */
public final class Turn {
  /** Ctrl-C is looked for this often while another thread has its turn. */
  private static final long BETWEEN_LOOKS_NANOS = 20_000_000;

  private final ReentrantLock lock = new ReentrantLock(true);

  Turn() {}

  /**
   * Waits for the turn of the calling thread.
   *
   * @param limit in nanoseconds since the session began
   * @return COMPLETE for whoever then says {@link #over}; TIMED_OUT or INTERRUPTED otherwise
   */
  public Ending await(Session session, long limit) {
    while (!session.interrupted()) {
      long patience = limit - session.now();
      if (isFreeWithin(Math.min(patience, BETWEEN_LOOKS_NANOS))) {
        return Ending.COMPLETE;
      }
      if (patience <= 0) {
        return Ending.TIMED_OUT;
      }
    }
    return Ending.INTERRUPTED;
  }

  private boolean isFreeWithin(long nanos) {
    try {
      return lock.tryLock(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return lock.tryLock();
    }
  }

  /** The next one may receive. */
  public void over() {
    lock.unlock();
  }
}
