package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import socksh.kernel.Address;
import socksh.kernel.Row;
import socksh.kernel.SocketTable;
import socksh.kernel.TcpInfo;
import socksh.session.OpenSocket;
import socksh.session.Report;
import socksh.session.Session;
import socksh.session.Verdict;

/** The table of {@code sockets}: one row for each that is open. */
final class SocketList {
  private static final String NOTHING = "-";

  /** More rows than this are shown by the page. */
  private static final int PAGE = 50;

  private final Session session;
  private final int from;
  private final Predicate<List<String>> wanted;

  /**
   * @param from the number of the first that may be shown
   * @param like a text that one of its cells holds; any where it is empty
   */
  SocketList(Session session, int from, String like) {
    this.session = session;
    this.from = from;
    this.wanted = row -> row.stream().anyMatch(cell -> cell.contains(like));
  }

  /** Shows a page of them, and says where the next one begins. */
  Verdict show() {
    List<List<String>> rows = new ArrayList<>();
    int next = 0;
    try (SocketTable table = SocketTable.open()) {
      for (OpenSocket socket : session.sockets().all()) {
        List<String> row = socket.number() < from ? List.of() : row(socket, table);
        if (wanted.test(row) && rows.size() == PAGE) {
          next = socket.number();
          break;
        }
        if (wanted.test(row)) {
          rows.add(row);
        }
      }
    }
    session.show(new Report.Table("", columns(), rows));
    if (next > 0) {
      session.remark(
          "these are "
              + PAGE
              + " of "
              + session.sockets().count()
              + " open sockets; `sockets from "
              + next
              + "` goes on, `sockets like TEXT` picks");
    }
    return Verdict.DONE;
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
