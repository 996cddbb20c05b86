package socksh.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The threads whose commands work on one socket. */
public final class Work {
  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final Turn turn = new Turn();

  Work() {}

  /** A thread's work, for a try-with-resources. */
  public record Claim(Work work, Thread worker) implements AutoCloseable {
    @Override
    public void close() {
      work.threads.remove(worker);
    }
  }

  /** From now on the calling thread works on it, until that closes the claim. */
  public Claim claim() {
    Thread worker = Thread.currentThread();
    threads.add(worker);
    return new Claim(this, worker);
  }

  boolean isGoingOn() {
    return !threads.isEmpty();
  }

  List<Thread> threads() {
    return threads;
  }

  /** Whose turn it is to receive. */
  public Turn turn() {
    return turn;
  }
}
