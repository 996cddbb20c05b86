package socksh.lab;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** All that one running sample owns: sockets, threads, clock, log. Closing gives it back. */
final class Premises implements Closeable {

  private static final long PATIENCE_SECONDS = 20;

  private final Log log;
  private final Deque<Closeable> owned = new ArrayDeque<>();
  private final ExecutorService threads;
  private final ScheduledExecutorService clock;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Optional<Program> program = Optional.empty();
  private boolean closed;

  Premises(String name) {
    this(name, new Log());
  }

  Premises(String name, Log log) {
    this.log = log;
    ThreadFactory virtual = Thread.ofVirtual().name("lab-" + name + "-", 0).factory();
    threads = Executors.newThreadPerTaskExecutor(virtual);
    clock = Executors.newSingleThreadScheduledExecutor(virtual);
  }

  Log log() {
    return log;
  }

  /** Takes over a socket or a file: it is closed with the premises, last come first gone. */
  <T extends Closeable> T own(T thing) throws IOException {
    synchronized (this) {
      if (!closed) {
        owned.push(thing);
        return thing;
      }
    }
    thing.close();
    throw new ClosedChannelException();
  }

  /** The thing was closed by whoever used it. */
  synchronized void disown(Closeable thing) {
    owned.remove(thing);
  }

  /** The sample is this process; it ends with the premises. */
  void runs(Program process) throws IOException {
    program = Optional.of(own(process));
  }

  Optional<Program> program() {
    return program;
  }

  /** Does the work on a thread of its own; too late after the closing, when nothing is left. */
  synchronized void start(Runnable work) {
    if (!closed) {
      threads.execute(work);
    }
  }

  synchronized Future<?> later(Duration delay, Callable<?> work) throws ClosedChannelException {
    if (closed) {
      throw new ClosedChannelException();
    }
    return clock.schedule(work, delay.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Waits until the premises are being closed. */
  void untilClosing() throws InterruptedException {
    closing.await();
  }

  /**
   * Ends everything. A socket's descriptor is free only when the thread that was blocked on it has
   * left, so this waits for the threads. It interrupts none: an interrupt in the middle of accept
   * makes the JDK forget the descriptor of the client it had just accepted.
   *
   * @throws IOException the first failure to close, the others attached
   */
  @Override
  public void close() throws IOException {
    Closing.all(List.of(() -> Closing.all(vacate()), this::endThreads));
  }

  private void endThreads() throws IOException {
    breakPromises();
    threads.shutdown();
    if (!ended()) {
      throw new IOException("a sample did not stop within " + PATIENCE_SECONDS + " s");
    }
  }

  /** Whoever waits for a promise is told that it will not be kept. */
  private void breakPromises() {
    for (Runnable promise : clock.shutdownNow()) {
      ((Future<?>) promise).cancel(false);
    }
  }

  private synchronized Deque<Closeable> vacate() {
    closed = true;
    closing.countDown();
    Deque<Closeable> things = new ArrayDeque<>(owned);
    owned.clear();
    return things;
  }

  private boolean ended() {
    try {
      return clock.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)
          && threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return threads.isTerminated();
    }
  }
}
