package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import socksh.kernel.Address;
import socksh.kernel.Row;
import socksh.kernel.SocketTable;
import socksh.kernel.TcpInfo;
import socksh.session.OpenSocket;
import socksh.session.Report;
import socksh.session.Session;

/** The table of {@code sockets}: one row for each that is open. */
final class SocketList {
  private static final String NOTHING = "-";

  private final Session session;

  SocketList(Session session) {
    this.session = session;
  }

  Report.Table table() {
    List<List<String>> rows = new ArrayList<>();
    try (SocketTable table = SocketTable.open()) {
      session.sockets().all().forEach(socket -> rows.add(row(socket, table)));
    }
    return new Report.Table("", columns(), rows);
  }

  private static List<Report.Column> columns() {
    return List.of(
        Report.Column.left(" #"),
        Report.Column.left("name").whereRoom(),
        Report.Column.left("kind").preferably(),
        Report.Column.left("local"),
        Report.Column.left("peer"),
        Report.Column.left("state"),
        Report.Column.right("Recv-Q").preferably(),
        Report.Column.right("Send-Q").preferably(),
        Report.Column.right("in").whereRoom(),
        Report.Column.right("out").whereRoom(),
        Report.Column.right("held").whereRoom(),
        Report.Column.left("eol").whereRoom(),
        Report.Column.right("fd").whereRoom());
  }

  private List<String> row(OpenSocket socket, SocketTable table) {
    Look look = new Look(session, socket);
    boolean listens = socket.phase() == OpenSocket.Phase.LISTENING;
    Optional<Row> row = listens ? look.row(table) : Optional.empty();
    Optional<TcpInfo> info = listens ? Optional.empty() : look.info();
    boolean current = session.sockets().current().filter(socket::equals).isPresent();
    return List.of(
        (current ? "*" : " ") + socket.label(),
        socket.name().orElse(NOTHING),
        socket.protocol(),
        look.local().map(Address::toString).orElse(NOTHING),
        listens ? NOTHING : look.peer().map(Address::toString).orElse(NOTHING),
        look.state(info, row),
        listens ? cell(row.map(Row::receiveQueue)) : cell(look.unread()),
        listens ? cell(row.map(Row::sendQueue)) : cell(look.unsent()),
        Long.toString(socket.bytesIn()),
        Long.toString(socket.bytesOut()),
        Integer.toString(socket.held().length),
        socket.lineEnd().word(),
        Integer.toString(socket.fd().number()));
  }

  private static String cell(OptionalLong number) {
    return number.isPresent() ? Long.toString(number.getAsLong()) : NOTHING;
  }

  private static String cell(Optional<Long> number) {
    return number.filter(it -> it != Row.UNKNOWN).map(it -> it.toString()).orElse(NOTHING);
  }
}
