package socksh.server.tap;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Family;
import socksh.kernel.Fd;
import socksh.kernel.Kernel;
import socksh.kernel.Kind;
import socksh.kernel.OptionValue;
import socksh.kernel.Outcome;
import socksh.kernel.Relay;
import socksh.kernel.SocketOption;
import socksh.kernel.TcpState;
import socksh.session.Passage;
import socksh.session.Passage.Way;

/**
 * One client's stream through the tap, from the moment it was accepted. It owns the client's
 * descriptor and that of its own connection to the server, and closes both at the end.
 */
final class Connection implements Runnable {
  private static final OptionValue NO_LINGER = new OptionValue.Linger(true, 0);

  private final Kernel kernel;
  private final Teller teller;
  private final Fd client;
  private final Address from;
  private final Address to;
  private @Nullable Fd server;
  private boolean over;
  private boolean closed;
  private volatile boolean clientEnded;
  private volatile boolean serverEnded;

  Connection(Kernel kernel, Teller teller, Fd client, Address from, Address to) {
    this.kernel = kernel;
    this.teller = teller;
    this.client = client;
    this.from = from;
    this.to = to;
  }

  /** Connects to the server and relays until both directions are over. */
  @Override
  public void run() {
    teller.came(from, to, Kind.STREAM);
    Optional<Errno> refusal = connect();
    if (refusal.isPresent()) {
      teller.tell(new Passage.Refused(to, refusal.get(), Kind.STREAM));
      kernel.perform(new Call.SetOption(client, SocketOption.SO_LINGER, NO_LINGER));
    } else {
      relay();
    }
    close();
    teller.over();
  }

  private Optional<Errno> connect() {
    Outcome made = kernel.perform(new Call.Socket(to.family(), Kind.STREAM));
    if (!(made instanceof Outcome.Opened(Fd fd))) {
      return made.errno();
    }
    synchronized (this) {
      server = fd;
    }
    return kernel.perform(new Call.Connect(fd, to)).errno();
  }

  private void relay() {
    sendAtOnce(client, from);
    sendAtOnce(server(), to);
    Thread back = Thread.ofPlatform().daemon().name("tap back").start(() -> carry(Way.BACK));
    carry(Way.THERE);
    join(back);
  }

  /** Small pieces go on as they came; see tcp(7). */
  private void sendAtOnce(Fd fd, Address where) {
    if (where.family() != Family.UNIX) {
      OptionValue on = new OptionValue.Switch(true);
      kernel.perform(new Call.SetOption(fd, SocketOption.TCP_NODELAY, on));
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException never) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Fd server() {
    if (server == null) {
      throw new IllegalStateException("not connected");
    }
    return server;
  }

  private Fd sender(Way way) {
    return way == Way.THERE ? client : server();
  }

  // --- one direction ----------------------------------------------------------------------------

  private void carry(Way way) {
    Fd source = sender(way);
    Fd target = sender(way.opposite());
    Relay.Moved moved = Relay.run(source, target, teller.direction(way));
    switch (moved.end()) {
      case COMPLETE -> ended(way, source, target);
      case SOURCE_FAILED -> broke(way, moved.errno().orElseThrow());
      case TARGET_FAILED -> broke(way.opposite(), moved.errno().orElseThrow());
    }
  }

  private void ended(Way way, Fd source, Fd target) {
    if (isOver()) {
      return;
    }
    if (!hasEnded(way.opposite()) && isReset(source)) {
      broke(way, Errno.ECONNRESET);
      return;
    }
    markEnded(way);
    teller.tell(new Passage.Ended(way));
    kernel.perform(new Call.Shutdown(target, Call.How.SHUT_WR));
    watch(way, source, target);
  }

  /**
   * The kernel says ECONNRESET once, to whichever thread asks first; the other gets 0, as at an
   * end. The state tells the two apart: after a FIN alone it is not CLOSE.
   */
  private boolean isReset(Fd fd) {
    return kernel.perform(new Call.GetOption(fd, SocketOption.TCP_INFO))
            instanceof Outcome.Valued(OptionValue.Info(var info))
        && info.state() == TcpState.CLOSE;
  }

  /**
   * Nothing more comes this way, but its sender may still break off: poll(2) without a wish tells
   * errors and hang-ups only. It also wakes when the other direction is over, which needs nothing.
   */
  private void watch(Way way, Fd source, Fd target) {
    Call.Poll poll =
        new Call.Poll(
            List.of(
                new Call.Interest(source, false, false), new Call.Interest(target, false, false)),
            -1);
    Outcome seen = kernel.perform(poll);
    while (seen.errno().filter(Errno.EINTR::equals).isPresent()) {
      seen = kernel.perform(poll);
    }
    boolean gone =
        seen instanceof Outcome.Ready(var ready)
            && ready.stream().anyMatch(each -> each.fd().equals(source));
    if (gone && !hasEnded(way.opposite())) {
      broke(way, Errno.ECONNRESET);
    }
  }

  /** The sender of a way is gone: the other one is told by a RST when its descriptor is closed. */
  private synchronized void broke(Way way, Errno why) {
    if (over) {
      return;
    }
    over = true;
    if (sender(way) == client ? from.family() != Family.UNIX : to.family() != Family.UNIX) {
      teller.tell(new Passage.Broke(way, why));
    }
    Fd other = sender(way.opposite());
    kernel.perform(new Call.SetOption(other, SocketOption.SO_LINGER, NO_LINGER));
    kernel.perform(new Call.Shutdown(other, Call.How.SHUT_RD));
    kernel.perform(new Call.Shutdown(sender(way), Call.How.SHUT_RDWR));
  }

  private void markEnded(Way way) {
    if (way == Way.THERE) {
      clientEnded = true;
    } else {
      serverEnded = true;
    }
  }

  private boolean hasEnded(Way way) {
    return way == Way.THERE ? clientEnded : serverEnded;
  }

  // --- the end ----------------------------------------------------------------------------------

  private synchronized boolean isOver() {
    return over;
  }

  /** Ends it from outside: both sides see the end of the stream. */
  synchronized void end() {
    over = true;
    if (!closed) {
      kernel.perform(new Call.Shutdown(client, Call.How.SHUT_RDWR));
      if (server != null) {
        kernel.perform(new Call.Shutdown(server, Call.How.SHUT_RDWR));
      }
    }
  }

  private synchronized void close() {
    closed = true;
    kernel.perform(new Call.Close(client));
    if (server != null) {
      kernel.perform(new Call.Close(server));
    }
  }
}
