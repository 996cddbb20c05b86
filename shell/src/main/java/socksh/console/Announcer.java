package socksh.console;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Call;
import socksh.kernel.Fd;
import socksh.kernel.Outcome;
import socksh.kernel.Watch;
import socksh.session.Event;
import socksh.session.Notice;
import socksh.session.Session;
import socksh.session.View;

/**
 * Says what arrives while nobody asks: clients, bytes, the end of a stream, a broken connection. A
 * socket that a command is waiting on is left to that command; what it leaves over is told after. A
 * flood is told in one line a second. Its thread begins with the first socket.
 */
final class Announcer implements View, AutoCloseable {
  /** Long enough for a line such as {@code send x; recv} to take what it caused. */
  private static final long GRACE = 25_000_000;

  private static final long BETWEEN_NOTICES_OF_A_SOCKET = 1_000_000_000;
  private static final long BETWEEN_LOOKS_AT_BUSY_ONES = 50_000_000;
  private static final int MOST_AT_ONCE = 5;

  private final Session session;
  private final Runnable refresh;
  private final Queue<Event.Returned> answers = new ConcurrentLinkedQueue<>();
  private final Map<Fd, Watched> all = new HashMap<>();
  private final Set<Watched> busy = new LinkedHashSet<>();
  private volatile @Nullable Watch watch;
  private volatile boolean closed;

  /**
   * @param refresh called after something was seen, so that other displays can follow
   */
  Announcer(Session session, Runnable refresh) {
    this.session = session;
    this.refresh = refresh;
  }

  @Override
  public void see(Event event) {
    if (event instanceof Event.Returned returned && isOfInterest(returned)) {
      answers.add(returned);
      hear();
    }
  }

  /** A socket is announced, whoever made it. */
  @Override
  public boolean isBackstage() {
    return true;
  }

  private static boolean isOfInterest(Event.Returned returned) {
    return switch (returned.outcome()) {
      case Outcome.Opened _, Outcome.Accepted _, Outcome.Failure _ -> true;
      case Outcome.Received(byte[] bytes, _, _) -> bytes.length == 0;
      default -> returned.call() instanceof Call.Close;
    };
  }

  private synchronized void hear() {
    if (closed) {
      return;
    }
    if (watch == null) {
      try {
        Watch made = new Watch();
        watch = made;
        Thread.ofPlatform().daemon().name("announcer").start(() -> run(made));
      } catch (IOException none) {
        closed = true;
      }
    } else {
      watch.wake();
    }
  }

  /** From now on nothing is announced. */
  @Override
  public synchronized void close() {
    closed = true;
    if (watch != null) {
      watch.wake();
    }
  }

  private void run(Watch mine) {
    try (mine) {
      while (!closed) {
        follow(mine);
        mine.await(patienceMillis()).forEach(seen -> note(seen, mine));
        follow(mine);
        resume(mine);
        announce(mine);
      }
    }
  }

  // --- which sockets ----------------------------------------------------------------------------

  private void follow(Watch watch) {
    for (Event.Returned answer = answers.poll(); answer != null; answer = answers.poll()) {
      follow(answer.call(), answer.outcome(), watch);
    }
  }

  private void follow(Call call, Outcome outcome, Watch watch) {
    switch (call) {
      case Call.Socket _ when outcome instanceof Outcome.Opened(Fd fd) -> begin(fd, watch);
      case Call.Accept(Fd listener) -> {
        answered(listener, outcome);
        if (outcome instanceof Outcome.Accepted(Fd fd, _)) {
          begin(fd, watch);
        }
      }
      case Call.Close(Fd fd) -> forget(fd);
      case Call.Recv(Fd fd, _, _) -> answered(fd, outcome);
      case Call.RecvFrom(Fd fd, _, _) -> answered(fd, outcome);
      case Call.Send(Fd fd, _, _) -> answered(fd, outcome);
      default -> {}
    }
  }

  private void begin(Fd fd, Watch watch) {
    session
        .sockets()
        .of(fd)
        .ifPresent(
            socket -> {
              all.put(fd, new Watched(socket));
              watch.add(fd);
            });
  }

  private void forget(Fd fd) {
    Watched gone = all.remove(fd);
    if (gone != null) {
      busy.remove(gone);
    }
  }

  private void answered(Fd fd, Outcome outcome) {
    Watched watched = all.get(fd);
    if (watched != null) {
      watched.answered(outcome);
    }
  }

  // --- when -------------------------------------------------------------------------------------

  private void note(Watch.Seen seen, Watch watch) {
    Watched watched = all.get(seen.fd());
    if (watched == null) {
      return;
    }
    if (watched.socket().keeper().isPresent()) {
      watch.remove(seen.fd());
      forget(seen.fd());
      return;
    }
    watched.saw(seen);
    if (watched.socket().busy()) {
      leaveAlone(watched, watch);
    } else if (watched.dueAt == 0) {
      watched.dueAt = Math.max(System.nanoTime() + GRACE, watched.quietUntil);
    }
  }

  /** Not watched while it is busy: a transfer at full speed would ring here for every packet. */
  private void leaveAlone(Watched watched, Watch watch) {
    watched.dueAt = 0;
    watch.remove(watched.socket().fd());
    busy.add(watched);
  }

  /** Watches again what is busy no longer; what waits there is then seen as if it came just now. */
  private void resume(Watch watch) {
    List<Watched> free = busy.stream().filter(each -> !each.socket().busy()).toList();
    free.forEach(each -> watch.add(each.socket().fd()));
    free.forEach(busy::remove);
  }

  private int patienceMillis() {
    long until = busy.isEmpty() ? Long.MAX_VALUE : System.nanoTime() + BETWEEN_LOOKS_AT_BUSY_ONES;
    for (Watched watched : all.values()) {
      until = watched.dueAt == 0 ? until : Math.min(until, watched.dueAt);
    }
    long nanos = until - System.nanoTime();
    return until == Long.MAX_VALUE ? -1 : (int) Math.max(0, nanos / 1_000_000 + 1);
  }

  // --- what -------------------------------------------------------------------------------------

  private void announce(Watch watch) {
    long now = System.nanoTime();
    List<Watched> due =
        all.values().stream().filter(each -> each.dueAt != 0 && each.dueAt <= now).toList();
    List<Notice> news = new ArrayList<>();
    for (Watched watched : due) {
      news.addAll(look(watched, watch));
    }
    if (!due.isEmpty() && !closed) {
      publish(news);
      refresh.run();
    }
  }

  private List<Notice> look(Watched watched, Watch watch) {
    watched.dueAt = 0;
    if (watched.socket().busy()) {
      leaveAlone(watched, watch);
      return List.of();
    }
    List<Notice> news = watched.news(session.kernel());
    if (!news.isEmpty()) {
      watched.quietUntil = System.nanoTime() + BETWEEN_NOTICES_OF_A_SOCKET;
    }
    return news;
  }

  private void publish(List<Notice> news) {
    if (session.settings().events().on()) {
      news.stream().limit(MOST_AT_ONCE).forEach(session::notice);
      if (news.size() > MOST_AT_ONCE) {
        int more = news.size() - MOST_AT_ONCE;
        session.remark("... and " + more + " more such events; `sockets` shows them all");
      }
    }
  }
}
