package socksh.server.tap;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Fd;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;
import socksh.session.Ongoing;
import socksh.session.OpenSocket;
import socksh.session.Session;
import socksh.session.SocketFile;

/**
 * A door of ours with somebody else's server behind it. It begins to take clients at once and goes
 * on until its socket is closed or the session ends. The socket stays the session's.
 */
public final class Tap implements Ongoing {
  private static final Call.Poll A_MOMENT = new Call.Poll(List.of(), 100);
  private static final Call.Poll AN_INSTANT = new Call.Poll(List.of(), 2);

  /** How long the end of the session waits for a disk. */
  private static final long LONGEST_NANOS = 10_000_000_000L;

  private final Session session;
  private final OpenSocket door;
  private final Plan plan;
  private final Optional<SocketFile> file;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final CountDownLatch atWork = new CountDownLatch(1);
  private volatile Faults faults;
  private int last;
  private final AtomicLong came = new AtomicLong();
  private volatile boolean isClosed;
  private boolean wasFull;

  private Tap(Session session, OpenSocket door, Plan plan) {
    this.session = session;
    this.door = door;
    this.plan = plan;
    this.file = SocketFile.of(plan.here());
    this.faults = plan.faults();
  }

  /** Names for the connections of one session: {@code tap 1}, {@code tap 2}. */
  public static Supplier<String> names() {
    AtomicInteger last = new AtomicInteger();
    return () -> "tap " + last.incrementAndGet();
  }

  /**
   * Taps what comes to a socket of the session.
   *
   * @param door a listener, or a bound socket of datagrams
   */
  public static Tap at(Session session, OpenSocket door, Plan plan) {
    Tap tap = new Tap(session, door, plan);
    Runnable work =
        door.kind() == Kind.STREAM ? tap::accept : new Datagrams(session, door, plan, tap::faults);
    Thread thread =
        Thread.ofPlatform().daemon().name("tap " + plan.server()).start(() -> tap.stand(work));
    session.beforeEnd(() -> tap.end(thread));
    tap.untilAtWork();
    session.goesOn(tap);
    return tap;
  }

  /** What it was asked to do. */
  public Plan plan() {
    return plan;
  }

  /** What is done to what goes through it. */
  public Faults faults() {
    return faults;
  }

  /** Does this from now on, to the connections that are there too, from their next bytes on. */
  public void faults(Faults wanted) {
    faults = wanted;
  }

  @Override
  public OpenSocket socket() {
    return door;
  }

  /** Whoever is there may finish when the door is closed. */
  @Override
  public boolean isOver() {
    return isClosed && connections.isEmpty();
  }

  @Override
  public Progress progress() {
    return new Progress(came.get(), came.get() - connections.size(), 0);
  }

  private void untilAtWork() {
    try {
      atWork.await();
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whoever closes the door first ends what this thread does there; see {@link Session}. */
  private void stand(Runnable work) {
    try (var _ = door.work().claim()) {
      atWork.countDown();
      work.run();
    } finally {
      isClosed = true;
      removeFile();
      session.calm();
    }
  }

  private void accept() {
    while (!session.interrupted()) {
      Outcome outcome = session.kernel().perform(new Call.Accept(door.fd()));
      if (outcome instanceof Outcome.Accepted(Fd fd, Address from)) {
        wasFull = false;
        begin(fd, from);
      } else if (!isPassing(outcome.errno().orElseThrow())) {
        return;
      }
    }
  }

  private void begin(Fd fd, Address from) {
    Teller teller = new Teller(session, door.label(), plan.names().get(), plan.shown());
    Connection connection =
        new Connection(session.kernel(), teller, fd, from, plan, ++last, this::faults);
    came.incrementAndGet();
    connections.add(connection);
    Thread.ofPlatform()
        .daemon()
        .name("tap there")
        .start(
            () -> {
              connection.run();
              connections.remove(connection);
            });
  }

  /** Whether the door still stands after a refusal; see accept(2). */
  private boolean isPassing(Errno refusal) {
    return switch (refusal) {
      case EINTR, ECONNABORTED -> true;
      case EMFILE, ENFILE, ENOBUFS, ENOMEM -> {
        if (!wasFull) {
          wasFull = true;
          session.remark(door.label() + " takes no client until one leaves: " + refusal.name());
        }
        session.kernel().perform(A_MOMENT);
        yield true;
      }
      default -> false;
    };
  }

  private void end(Thread thread) {
    if (thread.isAlive()) {
      session.interrupt(thread);
    }
    connections.forEach(Connection::end);
    removeFile();
    if (plan.keep().isPresent()) {
      untilWritten();
    }
  }

  /** What has gone on is to be in the files before the program ends. */
  private void untilWritten() {
    long limit = session.now() + LONGEST_NANOS;
    while (!connections.isEmpty() && session.now() < limit) {
      session.kernel().perform(AN_INSTANT);
    }
  }

  private void removeFile() {
    file.ifPresent(each -> each.remove(session::remark));
  }
}
