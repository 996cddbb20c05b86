package socksh.server;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where the messages of one server wait for its {@link Answerer}: those of one client in their
 * order, those of several side by side. A client has one message here at most, as nothing more is
 * received from it meanwhile; of datagrams those are lost for which there is no room.
 */
final class Desk {
  /** So many answers are thought about at once; the others wait. */
  private static final int MOST_AT_ONCE = 32;

  /** So many datagrams wait. */
  private static final int MOST_WAITING = 1024;

  private static final int PATIENCE_SECONDS = 5;

  private final Answerer answerer;
  private final Server server;
  private final ThreadPoolExecutor threads;
  private final Set<Thread> atWork = ConcurrentHashMap.newKeySet();
  private final Map<Object, Queue<Question>> waiting = new HashMap<>();
  private int count;

  Desk(Answerer answerer, Server server) {
    this.answerer = answerer;
    this.server = server;
    this.threads =
        new ThreadPoolExecutor(
            MOST_AT_ONCE,
            MOST_AT_ONCE,
            PATIENCE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("answers").factory());
    threads.allowCoreThreadTimeOut(true);
  }

  /** Takes a message in; false where there is no room. The lock is held. */
  boolean take(Question question) {
    if (count >= MOST_WAITING && question.client().isEmpty() || threads.isShutdown()) {
      return false;
    }
    count++;
    Queue<Question> before = waiting.get(question.asker());
    if (before == null) {
      waiting.put(question.asker(), new ArrayDeque<>());
      threads.execute(() -> answer(question));
    } else {
      before.add(question);
    }
    return true;
  }

  private void answer(Question first) {
    Thread thread = Thread.currentThread();
    atWork.add(thread);
    try {
      @Nullable Question next = first;
      while (next != null && !threads.isShutdown()) {
        answerer.answer(next);
        next = after(next);
      }
    } finally {
      atWork.remove(thread);
      server.registry().calm();
    }
  }

  private @Nullable Question after(Question answered) {
    server.loop.lock.lock();
    try {
      count--;
      answered.isAnswered();
      Queue<Question> more = waiting.get(answered.asker());
      @Nullable Question next = more == null ? null : more.poll();
      if (next == null) {
        waiting.remove(answered.asker());
      }
      return next;
    } finally {
      server.loop.lock.unlock();
    }
  }

  /** Whether an answer is being thought about. */
  boolean isAtWork() {
    return !atWork.isEmpty();
  }

  /**
   * Ends what is still thought about: nobody waits for the answers any more. Whoever thinks may
   * want the lock that the caller has, so this waits for nobody.
   */
  void close() {
    var _ = threads.shutdownNow();
    Set<Thread> late = Set.copyOf(atWork);
    if (!late.isEmpty()) {
      Thread.ofPlatform()
          .daemon()
          .name("answers-end")
          .start(() -> late.forEach(server.registry()::stop));
    }
  }
}
