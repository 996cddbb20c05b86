package socksh.server;

import java.io.IOException;
import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Call;
import socksh.kernel.Epoll;
import socksh.kernel.Errno;
import socksh.kernel.Fd;
import socksh.kernel.OptionValue;
import socksh.kernel.Outcome;
import socksh.session.Keeper;
import socksh.session.OpenSocket;

/**
 * The one thread that serves: it waits for events and gives each to its party. It holds the lock
 * while it does so and not while it waits; whoever else wants something of a party, such as a line
 * that sends to a client, takes the lock and does it between two of the loop's turns.
 */
final class EventLoop implements Keeper {
  private static final long NANOS_OF_MILLI = 1_000_000;

  /** Fair, so that a line at the prompt gets its turn also where the loop never rests. */
  final ReentrantLock lock = new ReentrantLock(true);

  /** Somebody has read what it was told, or is gone. */
  final Condition room = lock.newCondition();

  final Epoll epoll;
  final Outgoing out = new Outgoing();
  final Message message = new Message();
  final Buffers buffers = new Buffers();
  final Thrift thrift = new Thrift();

  /** What was received last, as an array. */
  final byte[] work = new byte[Epoll.ROOM];

  /** Begins processes, which takes longer than anybody should wait. */
  final Launcher launcher = new Launcher(this);

  private final Thread thread;
  private final PriorityQueue<Due> timers = new PriorityQueue<>();
  private @Nullable Party[] parties = new Party[1024];
  private long tickets;
  private long now = System.nanoTime();
  private int patience = -1;
  private boolean closed;

  /** Something that is to be done later. */
  record Due(long at, Runnable deed) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      return Long.compare(at - other.at, 0);
    }
  }

  /** Its thread begins at once. */
  EventLoop() throws IOException {
    epoll = new Epoll();
    thread = Thread.ofPlatform().daemon().name("event-loop").unstarted(this::run);
    thread.start();
  }

  private void run() {
    try (epoll) {
      while (turn(epoll.await(patience))) {
        // one turn after the other, until closed
      }
    }
  }

  private boolean turn(int events) {
    lock.lock();
    try {
      now = System.nanoTime();
      for (int i = 0; i < events && !closed; i++) {
        dispatch(i);
      }
      ring();
      patience = patienceMillis();
      return !closed;
    } finally {
      lock.unlock();
    }
  }

  private void dispatch(int event) {
    if (epoll.isBell(event)) {
      return;
    }
    long data = epoll.data(event);
    Party party = parties[(int) data];
    if (party != null && party.ticket == data >>> Integer.SIZE) {
      epoll.takeUp(event);
      try {
        party.ready(epoll.isReadable(event), epoll.isWritable(event));
      } catch (RuntimeException | Error ours) {
        broke(party, ours);
      }
    }
  }

  /** An error of our own costs the client that met it, and nobody else; it is told as any other. */
  private void broke(Party party, Throwable ours) {
    tell(ours);
    if (party instanceof Client client) {
      client.gone("an error of ours");
    }
  }

  private void tell(Throwable ours) {
    thread.getUncaughtExceptionHandler().uncaughtException(thread, ours);
    out.clear();
  }

  // --- time -------------------------------------------------------------------------------------

  /** Nanoseconds, as of the beginning of this turn. */
  long now() {
    return now;
  }

  /** Does something later; the lock is held then. */
  Due after(long nanos, Runnable deed) {
    Due due = new Due(System.nanoTime() + nanos, deed);
    timers.add(due);
    if (Thread.currentThread() != thread) {
      epoll.wake();
    }
    return due;
  }

  /** It is not to be done any more, if it was not done already. */
  void cancel(Due due) {
    timers.remove(due);
  }

  private void ring() {
    while (!timers.isEmpty() && timers.peek().at() - now <= 0) {
      Due due = timers.remove();
      try {
        due.deed().run();
      } catch (RuntimeException | Error ours) {
        tell(ours); // and whoever is served goes on to be served
      }
    }
  }

  private int patienceMillis() {
    if (timers.isEmpty()) {
      return -1;
    }
    long nanos = timers.peek().at() - now;
    return (int) Math.clamp(nanos / NANOS_OF_MILLI + 1, 0, Integer.MAX_VALUE);
  }

  // --- parties ----------------------------------------------------------------------------------

  /** Takes a party in and watches it. */
  void enroll(Party party, int interest) {
    int number = party.fd().number();
    if (number >= parties.length) {
      parties = Arrays.copyOf(parties, Math.max(2 * parties.length, number + 1));
    }
    tickets = tickets + 1 & Integer.MAX_VALUE;
    party.ticket = tickets;
    party.interest = interest;
    parties[number] = party;
    epoll.add(party.fd(), interest, data(party));
  }

  private static long data(Party party) {
    return party.ticket << Integer.SIZE | party.fd().number();
  }

  /** Watches a party for these events from now on. */
  void want(Party party, int interest) {
    if (party.interest != interest) {
      party.interest = interest;
      epoll.change(party.fd(), interest, data(party));
    }
  }

  /** Forgets a party, whose descriptor is about to be closed or nobody's concern any more. */
  void forget(Party party) {
    epoll.remove(party.fd());
    parties[party.fd().number()] = null;
  }

  @Override
  public Outcome perform(OpenSocket socket, Call call, Supplier<Outcome> kernel) {
    if (call instanceof Call.Poll) {
      return kernel.get(); // it waits and takes nothing: the loop goes on meanwhile
    }
    lock.lock();
    try {
      Party party = parties[socket.fd().number()];
      return party == null || party.socket() != socket
          ? new Outcome.Failure(Errno.EBADF)
          : perform(party, call, kernel);
    } finally {
      lock.unlock();
    }
  }

  private static Outcome perform(Party party, Call call, Supplier<Outcome> kernel) {
    if (call instanceof Call.Close) {
      party.leaving();
    }
    if (call instanceof Call.SetOption(_, _, OptionValue.Linger linger)
        && party instanceof Client client) {
      client.farewell().lingers(linger);
    }
    if (call instanceof Call.Send said && party instanceof Client client) {
      return client.sender().perform(said, kernel);
    }
    return kernel.get();
  }

  /** Ends the thread. */
  void close() {
    launcher.close();
    lock.lock();
    try {
      closed = true;
      epoll.wake();
    } finally {
      lock.unlock();
    }
  }

  /** The descriptor as the kernel's wrapper for it. */
  static Fd fd(int number) {
    return new Fd(number);
  }
}
