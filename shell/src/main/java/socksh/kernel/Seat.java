package socksh.kernel;

import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where a thread sits while it is in a blocking call, so that another thread can end that call.
 * Thread.interrupt() does not reach native code; a signal does. It is sent again until the call has
 * come back, because one that arrives an instant before the call begins would be lost; see
 * signal(7), "Interruption of system calls and library functions by signal handlers".
 */
final class Seat {
  private static final long BETWEEN_SIGNALS_MILLIS = 2;
  private static final Map<Thread, Seat> SEATS = new WeakHashMap<>();
  private static final ThreadLocal<Seat> OF_THREAD = ThreadLocal.withInitial(Seat::taken);

  private final long pthread = Functions.pthreadSelf();
  private boolean inside;
  private boolean wanted;

  private Seat() {}

  private static Seat taken() {
    Seat seat = new Seat();
    synchronized (SEATS) {
      SEATS.put(Thread.currentThread(), seat);
    }
    return seat;
  }

  /** The seat of the current thread. */
  static Seat mine() {
    return OF_THREAD.get();
  }

  /**
   * The seat of another thread. One that lives and has made no blocking call yet is about to make
   * its first; null when it does not live, or nobody wants it any more.
   */
  static @Nullable Seat of(Thread thread, BooleanSupplier still) throws InterruptedException {
    synchronized (SEATS) {
      while (!SEATS.containsKey(thread) && thread.isAlive() && still.getAsBoolean()) {
        SEATS.wait(BETWEEN_SIGNALS_MILLIS);
      }
      return SEATS.get(thread);
    }
  }

  /** The blocking call begins. */
  synchronized void enter() {
    inside = true;
  }

  /** The blocking call has returned; if a signal ended it, whoever sends them can stop. */
  synchronized void leave(boolean interrupted) {
    inside = false;
    if (interrupted) {
      wanted = false;
      notifyAll();
    }
  }

  /** Whether somebody wants the call ended: for loops of calls, of which not each one blocks. */
  synchronized boolean asked() {
    return wanted;
  }

  /**
   * Signals the thread in its blocking call until one has ended so, or nobody wants it any more.
   */
  synchronized void interrupt(BooleanSupplier still) throws InterruptedException {
    wanted = true;
    while (wanted && still.getAsBoolean()) {
      if (inside) {
        Signal.sendTo(pthread);
      }
      wait(BETWEEN_SIGNALS_MILLIS);
    }
    wanted = false;
  }
}
