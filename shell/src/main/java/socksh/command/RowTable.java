package socksh.command;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import socksh.kernel.Address;
import socksh.kernel.Row;
import socksh.session.Report;
import socksh.session.Session;

/** Rows of the kernel's table, as a table to read. */
final class RowTable {
  /** More rows than anybody reads; finding the owners of thousands takes seconds. */
  private static final int MOST = 100;

  private RowTable() {}

  static Report.Table of(String title, List<Row> rows, Session session) {
    List<Row> first = rows.stream().sorted(Comparator.comparing(Row::state)).limit(MOST).toList();
    Owners owners = new Owners(session, first);
    String more = rows.size() > MOST ? " (" + MOST + " of " + rows.size() + ")" : "";
    return new Report.Table(
        title + more, columns(), first.stream().map(row -> cells(row, owners)).toList());
  }

  private static List<Report.Column> columns() {
    return List.of(
        Report.Column.left("kind").whereRoom(),
        Report.Column.left("local"),
        Report.Column.left("peer"),
        Report.Column.left("state"),
        Report.Column.left("to receive"),
        Report.Column.left("unacknowledged"),
        Report.Column.left("clock"),
        Report.Column.left("who has it"));
  }

  private static List<String> cells(Row row, Owners owners) {
    return List.of(
        row.protocol().name().toLowerCase(Locale.ROOT),
        row.local().toString(),
        isNobody(row.peer()) ? "-" : row.peer().toString(),
        state(row),
        Queues.received(row),
        Queues.sent(row),
        Queues.clock(row),
        owners.of(row));
  }

  private static boolean isNobody(Address peer) {
    return peer instanceof Address.UnixUnnamed || peer.isAny() && peer.port() == 0;
  }

  /** UDP borrows two of TCP's states for being connected or not. */
  static String state(Row row) {
    return switch (row.protocol()) {
      case TCP -> row.state().name();
      case UDP, UNIX ->
          switch (row.state()) {
            case ESTABLISHED -> "connected";
            case LISTEN -> "LISTEN";
            default -> "not connected";
          };
    };
  }
}
