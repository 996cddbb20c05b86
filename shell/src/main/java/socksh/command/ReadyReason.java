package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;
import socksh.kernel.Row;
import socksh.kernel.SocketTable;
import socksh.language.Amounts;
import socksh.session.OpenSocket;
import socksh.session.Report;
import socksh.session.Session;

/** Why poll(2) called a socket ready. */
final class ReadyReason {
  private final OpenSocket socket;
  private final Look look;
  private final boolean connecting;

  ReadyReason(Session session, OpenSocket socket, Set<OpenSocket> connecting) {
    this.socket = socket;
    this.connecting = connecting.contains(socket);
    this.look = new Look(session, socket);
  }

  /** {@code #1 web}. */
  static String name(OpenSocket socket) {
    return socket.label() + socket.name().map(name -> " " + name).orElse("");
  }

  Report.Entry of(Outcome.Readiness ready) {
    List<String> reasons = connecting ? List.of(answer(ready)) : reasons(ready);
    return new Report.Entry.Term(name(socket), String.join("; ", reasons));
  }

  private static String answer(Outcome.Readiness ready) {
    return ready.error() || ready.hangUp()
        ? "the connection was not made: `option error` says why"
        : "the connection is made";
  }

  private List<String> reasons(Outcome.Readiness ready) {
    List<String> reasons = new ArrayList<>();
    if (ready.error()) {
      reasons.add("an error waits: the next recv, or `option error`, takes it out and names it");
    }
    if (ready.in()) {
      reasons.add(readable(ready));
    }
    if (ready.hangUp()) {
      reasons.add(
          socket.phase() == OpenSocket.Phase.CONNECTED
              ? "both directions are over"
              : "it is not connected");
    }
    if (ready.out() && !ready.error() && !ready.hangUp()) {
      reasons.add("there is room to send");
    }
    return reasons;
  }

  private String readable(Outcome.Readiness ready) {
    if (socket.phase() == OpenSocket.Phase.LISTENING) {
      return clients();
    }
    long bytes = look.unread().orElse(0);
    if (socket.kind() == Kind.DGRAM) {
      return bytes == 0 && ready.error()
          ? "recv will not wait"
          : "a datagram of " + Amounts.bytes(bytes) + " waits";
    }
    if (bytes > 0) {
      return Amounts.bytes(bytes) + (bytes == 1 ? " waits" : " wait");
    }
    return ready.error() ? "recv will not wait" : "the end of the stream: recv gives 0";
  }

  private String clients() {
    try (SocketTable table = SocketTable.open()) {
      long clients = look.row(table).map(Row::receiveQueue).orElse(1L);
      return clients > 1
          ? clients + " clients wait: `accept` takes the first"
          : "a new client waits: `accept` takes it";
    }
  }
}
