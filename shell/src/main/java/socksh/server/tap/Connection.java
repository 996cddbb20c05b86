package socksh.server.tap;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Fd;
import socksh.kernel.Kernel;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;
import socksh.kernel.Relay;
import socksh.session.Passage;
import socksh.session.Passage.Way;

/**
 * One client's stream through the tap, from the moment it was accepted. It owns the client's
 * descriptor and that of its own connection to the server, and closes both at the end.
 */
final class Connection implements Runnable {
  private final Kernel kernel;
  private final Teller teller;
  private final Side client;
  private final Plan plan;
  private final int number;
  private final Supplier<Faults> faults;
  private final Halt halt = new Halt();
  private final Map<Way, Lane> lanes = new EnumMap<>(Way.class);
  private final Set<Way> ended = ConcurrentHashMap.newKeySet();
  private @Nullable Side server;
  private boolean over;
  private boolean closed;

  /**
   * A connection that is to be made.
   *
   * @param number counted from 1 by the tap
   * @param faults what is done to each direction; it may change
   */
  Connection(
      Kernel kernel,
      Teller teller,
      Fd client,
      Address from,
      Plan plan,
      int number,
      Supplier<Faults> faults) {
    this.kernel = kernel;
    this.teller = teller;
    this.client = new Side(kernel, client, from);
    this.plan = plan;
    this.number = number;
    this.faults = faults;
  }

  /** Connects to the server and relays until both directions are over. */
  @Override
  public void run() {
    teller.came(client.peer(), plan.server(), Kind.STREAM);
    Optional<Errno> refusal = connect();
    if (refusal.isPresent()) {
      teller.tell(new Passage.Refused(plan.server(), refusal.get(), Kind.STREAM));
      client.resetOnClose();
    } else {
      relay();
    }
    close();
    teller.over();
  }

  private Optional<Errno> connect() {
    Address to = plan.server();
    Outcome made = kernel.perform(new Call.Socket(to.family(), Kind.STREAM));
    if (!(made instanceof Outcome.Opened(Fd fd))) {
      return made.errno();
    }
    Side towards = new Side(kernel, fd, to);
    synchronized (this) {
      server = towards;
    }
    return towards.connect();
  }

  private void relay() {
    client.sendAtOnce();
    server().sendAtOnce();
    for (Way way : Way.values()) {
      plan.keep().ifPresent(name -> teller.direction(way).keepIn(Plan.file(name, number, way)));
      lanes.put(way, lane(way, sender(way).fd(), receiver(way).fd()));
    }
    Thread back = Thread.ofPlatform().daemon().name("tap back").start(() -> carry(Way.BACK));
    carry(Way.THERE);
    join(back);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
    }
  }

  private Lane lane(Way way, Fd source, Fd target) {
    return new Lane(kernel, teller.direction(way), way, source, target, number, faults, halt);
  }

  private Lane lane(Way way) {
    return Objects.requireNonNull(lanes.get(way));
  }

  private synchronized Side server() {
    return Objects.requireNonNull(server);
  }

  private Side sender(Way way) {
    return way == Way.THERE ? client : server();
  }

  private Side receiver(Way way) {
    return sender(way.opposite());
  }

  // --- one direction ----------------------------------------------------------------------------

  private void carry(Way way) {
    Lane lane = lane(way);
    Optional<Relay.Moved> moved = lane.carry();
    if (lane.isCut()) {
      cut(way);
    } else if (moved.isEmpty()) {
      ended.add(way);
    } else {
      carried(way, moved.get());
    }
  }

  private void carried(Way way, Relay.Moved moved) {
    switch (moved.end()) {
      case COMPLETE -> ended(way);
      case SOURCE_FAILED -> broke(way, moved.errno().orElseThrow());
      case TARGET_FAILED -> lost(way, moved.errno().orElseThrow());
      case LEFT -> {}
    }
  }

  /**
   * Nothing more comes this way, but its sender may still break off. That is watched until the
   * other direction is over, which needs nothing.
   */
  private void ended(Way way) {
    if (isOver()) {
      return;
    }
    // In this order: the other way may end between the two questions, and nothing is broken then.
    if (sender(way).isReset() && !ended.contains(way.opposite())) {
      broke(way, Errno.ECONNRESET);
      return;
    }
    ended.add(way);
    teller.tell(new Passage.Ended(way));
    receiver(way).shutdown(Call.How.SHUT_WR);
    if (knowsOfHangUp(way)
        && sender(way).hangsUpBeside(receiver(way))
        && !ended.contains(way.opposite())) {
      broke(way, Errno.ECONNRESET);
    }
  }

  /**
   * A Unix socket that was just closed hangs up as well, which over TCP is a FIN alone: a RST would
   * take away what its receiver has not read yet.
   */
  private boolean knowsOfHangUp(Way way) {
    return !sender(way).isLocal() || receiver(way).isLocal();
  }

  /** Who receives this way is gone. Its peer is told, unless there is silence between them. */
  private void lost(Way way, Errno why) {
    if (lane(way.opposite()).isSilent()) {
      lane(way).swallow();
    } else {
      broke(way.opposite(), why);
    }
  }

  /** The sender of a way is gone: the other one is told by a RST when its descriptor is closed. */
  private synchronized void broke(Way way, Errno why) {
    if (over) {
      return;
    }
    over = true;
    if (!sender(way).isLocal()) {
      teller.tell(new Passage.Broke(way, why));
    }
    receiver(way).resetOnClose();
    receiver(way).shutdown(Call.How.SHUT_RD);
    sender(way).shutdown(Call.How.SHUT_RDWR);
  }

  /** A fault: both get a RST when their descriptors are closed, after what went before it. */
  private void cut(Way way) {
    receiver(way).untilAcknowledged();
    synchronized (this) {
      if (!over) {
        over = true;
        halt.now();
        client.resetOnClose();
        server().resetOnClose();
        client.shutdown(Call.How.SHUT_RD);
        server().shutdown(Call.How.SHUT_RD);
      }
    }
  }

  // --- the end ----------------------------------------------------------------------------------

  private synchronized boolean isOver() {
    return over;
  }

  /** Ends it from outside: both sides see the end of the stream. */
  synchronized void end() {
    over = true;
    halt.now();
    if (!closed) {
      client.shutdown(Call.How.SHUT_RDWR);
      if (server != null) {
        server.shutdown(Call.How.SHUT_RDWR);
      }
    }
  }

  private synchronized void close() {
    closed = true;
    client.close();
    if (server != null) {
      server.close();
    }
  }
}
