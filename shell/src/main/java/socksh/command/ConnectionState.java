package socksh.command;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import socksh.kernel.Address;
import socksh.kernel.Row;
import socksh.kernel.SocketTable;
import socksh.kernel.TcpInfo;
import socksh.kernel.TcpState;
import socksh.language.Amounts;
import socksh.session.OpenSocket;
import socksh.session.Report;
import socksh.session.Session;

/** Both ends of a TCP connection, as far as they are on this machine. */
final class ConnectionState {
  private final Session session;
  private final OpenSocket socket;
  private final SocketTable table;
  private final Look look;

  ConnectionState(Session session, OpenSocket socket, SocketTable table) {
    this.session = session;
    this.socket = socket;
    this.table = table;
    this.look = new Look(session, socket);
  }

  void show() {
    Optional<TcpInfo> info = look.info();
    Optional<Row> ours = look.row(table);
    Optional<Row> theirs = ours.flatMap(table::otherEnd);
    String heading = State.heading(socket, look.state(info, ours));
    if (ours.isPresent()) {
      session.show(ends(heading, ours.get(), theirs));
    } else {
      session.show(new Report.Sentence(heading));
    }
    session.show(new Report.Page(explanation(info, ours, theirs)));
  }

  private Report.Table ends(String heading, Row ours, Optional<Row> theirs) {
    List<Row> both = new ArrayList<>(List.of(ours));
    theirs.ifPresent(both::add);
    Owners owners = new Owners(session, both);
    List<Report.Column> columns =
        new ArrayList<>(List.of(Report.Column.left(""), Report.Column.left("our end")));
    theirs.ifPresent(_ -> columns.add(Report.Column.left("their end")));
    return new Report.Table(
        heading,
        columns,
        List.of(
            line("address", both, row -> row.local().toString()),
            line("state", both, row -> row.state().name()),
            line("waits to be received", both, Queues::received),
            line("not yet acknowledged", both, Queues::sent),
            line("clock", both, Queues::clock),
            line("who has it", both, owners::of)));
  }

  private static List<String> line(String head, List<Row> ends, Function<Row, String> what) {
    List<String> line = new ArrayList<>(List.of(head));
    ends.forEach(row -> line.add(what.apply(row)));
    return line;
  }

  private List<Report.Entry> explanation(
      Optional<TcpInfo> info, Optional<Row> ours, Optional<Row> theirs) {
    List<Report.Entry> page = new ArrayList<>();
    Set<TcpState> states = EnumSet.noneOf(TcpState.class);
    info.ifPresent(it -> states.add(it.state()));
    page.addAll(Meanings.of(states));
    if (theirs.isPresent() && states.add(theirs.get().state())) {
      page.addAll(Meanings.of(EnumSet.of(theirs.get().state())));
    }
    if (socket.held().length > 0) {
      page.add(
          new Report.Entry.Text(
              Amounts.bytes(socket.held().length)
                  + " more were received already and are held in the shell for the next recv."));
    }
    if (ours.isPresent() && theirs.isEmpty()) {
      page.add(new Report.Entry.Text(whyAlone(ours.get())));
    }
    info.filter(_ -> ours.isPresent()).ifPresent(it -> page.addAll(TcpNumbers.of(it)));
    return page;
  }

  private static String whyAlone(Row ours) {
    Address peer = ours.peer().unmapped();
    boolean here = peer.isLoopback() || peer.equals(ours.local().unmapped().withPort(peer.port()));
    return here
        ? "The other end is gone: this machine has no such socket any more."
        : "The other end is not on this machine; only its own kernel can tell about it.";
  }
}
