package socksh.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socksh.kernel.Call;
import socksh.kernel.Family;
import socksh.kernel.Fd;
import socksh.kernel.Kernel;
import socksh.kernel.Kind;
import socksh.kernel.OptionValue;
import socksh.kernel.Outcome;
import socksh.kernel.SocketOption;
import socksh.kernel.Watch;
import socksh.session.Notice;
import socksh.session.OpenSocket;

/**
 * What one socket has to tell, and what was told already: each byte, each client and each end is
 * told once, and nothing is consumed by looking. Belongs to the announcer's thread.
 */
final class Watched {
  private static final Outcome.Readiness NOTHING =
      new Outcome.Readiness(new Fd(-1), false, false, false, false);

  private final OpenSocket socket;
  private long accepted;
  private long told;
  private boolean peerIsDone;
  private boolean endTold;
  private boolean brokenTold;

  /** When to look, in nanoseconds of the announcer's clock; 0 for no need. */
  long dueAt;

  /** Not to be told of again before this. */
  long quietUntil;

  Watched(OpenSocket socket) {
    this.socket = socket;
  }

  OpenSocket socket() {
    return socket;
  }

  /** The kernel's hint that something is new. */
  void saw(Watch.Seen seen) {
    peerIsDone |= seen.readSideClosed();
  }

  /** An answer that the person has seen: what it said need not be announced. */
  void answered(Outcome outcome) {
    switch (outcome) {
      case Outcome.Accepted _ -> accepted++;
      case Outcome.Received(byte[] bytes, _, _) when bytes.length == 0 && isStream() ->
          endTold = true;
      case Outcome.Failure _ -> brokenTold = isStream();
      default -> {}
    }
  }

  /** What has not been told yet. */
  List<Notice> news(Kernel kernel) {
    Outcome.Readiness ready = poll(kernel);
    return switch (socket.phase()) {
      case LISTENING -> clients(kernel, ready);
      case CONNECTING, CONNECTED -> ofConnection(kernel, ready);
      case FRESH, BOUND -> isStream() ? List.of() : ofConnection(kernel, ready);
    };
  }

  private boolean isStream() {
    return socket.kind() == Kind.STREAM;
  }

  private Outcome.Readiness poll(Kernel kernel) {
    Call look = new Call.Poll(List.of(new Call.Interest(socket.fd(), true, false)), 0);
    return kernel.perform(look) instanceof Outcome.Ready(var ready) && !ready.isEmpty()
        ? ready.getFirst()
        : NOTHING;
  }

  private List<Notice> clients(Kernel kernel, Outcome.Readiness ready) {
    long waiting = ready.in() ? waitingClients(kernel) : 0;
    return isNew(accepted + waiting) && waiting > 0
        ? List.of(new Notice.ClientWaiting(socket.label(), waiting))
        : List.of();
  }

  /** For a listener TCP_INFO counts the clients in tcpi_unacked; a Unix listener counts nothing. */
  private long waitingClients(Kernel kernel) {
    Call look = new Call.GetOption(socket.fd(), SocketOption.TCP_INFO);
    return socket.family() != Family.UNIX
            && kernel.perform(look) instanceof Outcome.Valued(OptionValue.Info(var info))
        ? Math.max(1, info.unacked())
        : 1;
  }

  private List<Notice> ofConnection(Kernel kernel, Outcome.Readiness ready) {
    List<Notice> news = new ArrayList<>(2);
    long unread = ready.in() ? kernel.perform(new Call.Unread(socket.fd())).value() : 0;
    boolean something = isStream() ? unread > 0 : ready.in() && !ready.error();
    if (something && isNew(socket.bytesIn() + unread)) {
      news.add(new Notice.BytesWaiting(socket.label(), unread));
    }
    trouble(ready).ifPresent(news::add);
    return news;
  }

  private Optional<Notice> trouble(Outcome.Readiness ready) {
    if (ready.error()) {
      boolean again = brokenTold;
      brokenTold = true;
      endTold = true;
      return again ? Optional.empty() : Optional.of(broken());
    }
    if (isStream() && peerIsDone && !endTold && !brokenTold) {
      endTold = true;
      return Optional.of(new Notice.PeerClosed(socket.label()));
    }
    return Optional.empty();
  }

  /** Which errno it is cannot be asked without taking it away from the next call. */
  private Notice broken() {
    if (!isStream()) {
      return new Notice.Remark(
          socket.label() + " has an error waiting: the next call on it gets it and says which");
    }
    return socket.phase() == OpenSocket.Phase.CONNECTING
        ? new Notice.Broken(socket.label(), "the connect came to nothing; the next call says why")
        : new Notice.Broken(socket.label(), "reset or timed out; the next call says which");
  }

  private boolean isNew(long total) {
    boolean more = isStream() ? total > told : total != told;
    told = isStream() ? Math.max(told, total) : total;
    return more;
  }
}
