package socksh.command;

import java.util.Optional;
import socksh.kernel.Address;
import socksh.kernel.Protocol;
import socksh.kernel.Row;
import socksh.kernel.SocketTable;
import socksh.kernel.TcpInfo;
import socksh.kernel.TcpState;
import socksh.session.OpenSocket;
import socksh.session.Report;
import socksh.session.Session;

/** The diagram of states, with the states that the kernel has at this moment. */
final class StatesNow {
  private final Session session;

  StatesNow(Session session) {
    this.session = session;
  }

  Report.States of(Optional<OpenSocket> socket) {
    return socket.map(this::of).orElseGet(this::rest);
  }

  private Report.States of(OpenSocket socket) {
    if (!socket.isTcp()) {
      return unlit(socket.label() + " is " + socket.protocol() + " and has none; TCP's states are");
    }
    try (SocketTable table = SocketTable.open()) {
      Look look = new Look(session, socket);
      Optional<Row> row = look.row(table);
      Optional<TcpInfo> info = look.info();
      return new Report.States(
          State.heading(socket, look.state(info, row)),
          socket.label(),
          info.map(TcpInfo::state),
          row.flatMap(table::otherEnd).map(Row::state));
    }
  }

  /** No socket is meant: what the kernel keeps of the last connection. */
  private Report.States rest() {
    Optional<Address> last = LastClosed.peer(session.journal()).filter(peer -> peer.port() != 0);
    if (last.isEmpty()) {
      return unlit("The states of TCP");
    }
    String heading = "No socket is open; left of connections with " + last.get() + ":";
    try (SocketTable table = SocketTable.open()) {
      return table.all(Protocol.TCP).stream()
          .filter(row -> row.state() != TcpState.LISTEN && isEnd(row, last.get().unmapped()))
          .findFirst()
          .map(
              row ->
                  new Report.States(
                      heading + " " + row.state(),
                      row.local().toString(),
                      Optional.of(row.state()),
                      table.otherEnd(row).map(Row::state)))
          .orElseGet(() -> unlit(heading + " nothing"));
    }
  }

  private static boolean isEnd(Row row, Address address) {
    return row.local().unmapped().equals(address) || row.peer().unmapped().equals(address);
  }

  private static Report.States unlit(String heading) {
    return new Report.States(heading, "", Optional.empty(), Optional.empty());
  }
}
