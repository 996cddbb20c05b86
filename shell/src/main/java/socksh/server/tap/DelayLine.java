package socksh.server.tap;

import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * What is under way: pieces go in, and each comes out when it is due, by a thread of the line's
 * own. Of two that are due at the same time the one that went in first comes out first. At most 8
 * MiB are under way; what each piece costs beside its bytes is counted too.
 */
final class DelayLine {
  private static final int MOST = 8 * 1024 * 1024;
  private static final int COST_OF_PIECE = 64;
  private static final byte[] NOTHING = {};

  private final DelayQueue<Parcel> underWay = new DelayQueue<>();
  private final Semaphore room = new Semaphore(MOST);
  private final Predicate<byte[]> outlet;
  private final Halt halt;
  private final Runnable stop = this::stop;
  private final Thread thread;
  private volatile boolean stopped;
  private long pieces;
  private long latest = System.nanoTime();

  /** A piece, or the end behind all of them. */
  private record Parcel(byte[] bytes, long due, long number, boolean last) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      Parcel that = (Parcel) other;
      int byTime = Long.signum(due - that.due);
      return byTime != 0 ? byTime : Long.compare(number, that.number);
    }
  }

  /**
   * Begins.
   *
   * @param outlet takes what comes out, on the line's thread; false ends the line
   */
  DelayLine(Predicate<byte[]> outlet, Halt halt) {
    this.outlet = outlet;
    this.halt = halt;
    this.thread = Thread.ofPlatform().daemon().name("tap under way").start(this::run);
    halt.tell(stop);
  }

  /**
   * Puts a piece in, and waits while too much is under way.
   *
   * @param due a time of {@link System#nanoTime}
   * @return false where the line has ended
   */
  boolean put(byte[] bytes, long due) {
    room.acquireUninterruptibly(cost(bytes));
    return add(bytes, due);
  }

  /** Puts a piece in where there is room; false where there is none, or the line has ended. */
  boolean offer(byte[] bytes, long due) {
    return room.tryAcquire(cost(bytes)) && add(bytes, due);
  }

  private boolean add(byte[] bytes, long due) {
    latest = latest - due > 0 ? latest : due;
    underWay.add(new Parcel(bytes, due, pieces++, false));
    return !stopped;
  }

  private static int cost(byte[] bytes) {
    return COST_OF_PIECE + bytes.length;
  }

  /**
   * Waits until everything is out, and until a time at least.
   *
   * @return false where the line ended before
   */
  boolean drain(long due) {
    endAt(due);
    try {
      thread.join();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
    return !stopped;
  }

  /** Takes nothing more: it ends by itself when everything is out. */
  void close() {
    endAt(latest);
  }

  private void endAt(long due) {
    underWay.add(new Parcel(NOTHING, due, pieces++, true));
  }

  private void run() {
    try {
      Parcel next = underWay.take();
      while (!next.last()) {
        if (stopped || !outlet.test(next.bytes())) {
          stop();
          return;
        }
        room.release(cost(next.bytes()));
        next = underWay.take();
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    } finally {
      halt.forget(stop);
    }
  }

  /** Whoever waits, on either end, waits no longer. */
  private void stop() {
    stopped = true;
    underWay.add(new Parcel(NOTHING, System.nanoTime() - Long.MAX_VALUE / 4, -1, true));
    room.release(MOST);
  }
}
