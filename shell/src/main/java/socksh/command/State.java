package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socksh.kernel.Address;
import socksh.kernel.Family;
import socksh.kernel.Protocol;
import socksh.kernel.Row;
import socksh.kernel.SocketTable;
import socksh.session.OpenSocket;
import socksh.session.Report;
import socksh.session.Session;
import socksh.session.Verdict;

/** Answers {@code state}: about one socket, about an address or a port, or about what is left. */
final class State {
  private final Invocation invocation;
  private final Session session;

  State(Invocation invocation) {
    this.invocation = invocation;
    this.session = invocation.session();
  }

  Verdict show() {
    Optional<Target> where = invocation.find(LookCommands.WHERE);
    if (where.isPresent()) {
      return where.get() instanceof Target.Of(OpenSocket socket)
          ? show(socket)
          : showPlace(where.get());
    }
    return invocation.target().map(this::show).orElseGet(this::showRest);
  }

  private Verdict show(OpenSocket socket) {
    try (SocketTable table = SocketTable.open()) {
      if (socket.phase() == OpenSocket.Phase.LISTENING) {
        new ListenerState(session, socket, table).show();
      } else if (socket.isTcp()) {
        new ConnectionState(session, socket, table).show();
      } else {
        new OtherState(session, socket, table).show();
      }
      return Verdict.DONE;
    }
  }

  /** The heading of a socket's state: {@code #1 web: tcp, ESTABLISHED}. */
  static String heading(OpenSocket socket, String state) {
    String name = socket.name().map(it -> " " + it).orElse("");
    return socket.label() + name + ": " + socket.protocol() + ", " + state;
  }

  private Verdict showPlace(Target target) {
    return switch (target) {
      case Target.Here(int port) -> showPort(port);
      case Target.Everywhere(int port) -> showPort(port);
      default -> {
        Optional<Address> address =
            new Resolver(invocation).address(target, Optional.<Family>empty());
        yield address.map(this::showAddress).orElse(Verdict.NO);
      }
    };
  }

  private Verdict showPort(int port) {
    try (SocketTable table = SocketTable.open()) {
      return showRows("Port " + port + " on this machine", table.rows(port));
    }
  }

  private Verdict showAddress(Address address) {
    try (SocketTable table = SocketTable.open()) {
      List<Row> rows =
          new ArrayList<>(
              address.family() == Family.UNIX
                  ? table.all(Protocol.UNIX)
                  : table.rows(address.port()));
      rows.removeIf(row -> !isAt(row.local(), address) && !isAt(row.peer(), address));
      return showRows(address + " on this machine", rows);
    }
  }

  private static boolean isAt(Address end, Address address) {
    return end.unmapped().equals(address.unmapped())
        || end.isAny() && end.port() != 0 && end.port() == address.port();
  }

  private Verdict showRows(String title, List<Row> rows) {
    if (rows.isEmpty()) {
      return invocation.show(
          new Report.Sentence(title + ": no socket has it, on neither end of a connection."));
    }
    session.show(RowTable.of(title, rows, session));
    return invocation.show(new Report.Page(Meanings.of(rows)));
  }

  /** Nothing is open: what is left of the last connection is what a learner wants to see. */
  private Verdict showRest() {
    Optional<Address> last = LastClosed.peer(session.journal());
    if (last.isEmpty() || last.get().port() == 0) {
      return invocation.show(
          new Report.Sentence("No socket is open; `open`, `listen` and `socket` make one."));
    }
    session.show(
        new Report.Sentence("No socket is open; the last connection was to " + last.get() + "."));
    return showAddress(last.get());
  }
}
