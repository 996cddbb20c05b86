package socksh.command;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import socksh.kernel.Address;
import socksh.kernel.Family;
import socksh.kernel.Protocol;
import socksh.kernel.Row;
import socksh.kernel.SocketTable;
import socksh.kernel.TcpState;
import socksh.language.Amounts;
import socksh.session.OpenSocket;
import socksh.session.Report;
import socksh.session.Session;

/** A listener: its backlog, who waits in it, and the connections that came through it. */
final class ListenerState {
  private final Session session;
  private final OpenSocket socket;
  private final SocketTable table;
  private final Look look;

  ListenerState(Session session, OpenSocket socket, SocketTable table) {
    this.session = session;
    this.socket = socket;
    this.table = table;
    this.look = new Look(session, socket);
  }

  void show() {
    Optional<Row> row = look.row(table);
    List<Report.Entry> page = new ArrayList<>();
    page.add(new Report.Entry.Heading(State.heading(socket, look.state(Optional.empty(), row))));
    page.add(term("address", look.local().map(Address::toString).orElse("none")));
    page.add(term("waiting", waiting(row)));
    page.addAll(Meanings.of(EnumSet.of(TcpState.LISTEN)));
    session.show(new Report.Page(page));
    connections();
  }

  private static Report.Entry term(String name, String meaning) {
    return new Report.Entry.Term(name, meaning);
  }

  /** The kernel lets one more in than the backlog says; see listen(2) and facts of tcp(7). */
  private static String waiting(Optional<Row> row) {
    if (row.isEmpty() || row.get().sendQueue() == Row.UNKNOWN) {
      return "the kernel does not say";
    }
    long backlog = row.get().sendQueue();
    long waiting = row.get().receiveQueue();
    String clients = Amounts.count(waiting, "client") + " for accept, backlog " + backlog;
    return waiting > backlog
        ? clients + "; full: further clients get no answer until one is accepted"
        : clients;
  }

  private void connections() {
    if (socket.family() == Family.UNIX) {
      return;
    }
    Address door = look.local().orElseThrow();
    List<Row> rows = new ArrayList<>(table.all(Protocol.TCP));
    rows.removeIf(row -> !cameThrough(row, door) && !knocks(row, door));
    if (!rows.isEmpty()) {
      session.show(RowTable.of("Connections through it", rows, session));
    }
  }

  private static boolean cameThrough(Row row, Address door) {
    return row.state() != TcpState.LISTEN && isAt(row.local(), door);
  }

  /** A client whose SYN is not answered, because the queue is full. */
  private static boolean knocks(Row row, Address door) {
    return row.state() == TcpState.SYN_SENT && isAt(row.peer(), door);
  }

  private static boolean isAt(Address end, Address door) {
    return end.port() == door.port() && (door.isAny() || end.unmapped().equals(door.unmapped()));
  }
}
