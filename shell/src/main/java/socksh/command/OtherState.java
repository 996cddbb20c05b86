package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import socksh.kernel.Address;
import socksh.kernel.Family;
import socksh.kernel.Kind;
import socksh.kernel.Protocol;
import socksh.kernel.Row;
import socksh.kernel.SocketTable;
import socksh.language.Amounts;
import socksh.session.OpenSocket;
import socksh.session.Report;
import socksh.session.Session;

/** A UDP or Unix socket: what waits, what was lost, and who is on the other side. */
final class OtherState {
  private final Session session;
  private final OpenSocket socket;
  private final SocketTable table;
  private final Look look;

  OtherState(Session session, OpenSocket socket, SocketTable table) {
    this.session = session;
    this.socket = socket;
    this.table = table;
    this.look = new Look(session, socket);
  }

  void show() {
    Optional<Row> ours = look.row(table);
    Optional<Row> theirs = ours.flatMap(this::otherEnd);
    List<Report.Entry> page = new ArrayList<>();
    page.add(new Report.Entry.Heading(State.heading(socket, look.state(Optional.empty(), ours))));
    page.add(term("local", look.local().map(Address::toString).orElse("none yet")));
    look.peer().ifPresent(peer -> page.add(term("peer", peer.toString())));
    page.add(term("waits to be received", waiting(ours)));
    if (socket.kind() == Kind.DGRAM && ours.isPresent() && ours.get().drops() != Row.UNKNOWN) {
      page.add(term("drops", drops(ours.get().drops())));
    }
    look.peer().ifPresent(_ -> page.add(term("their end", describe(theirs))));
    session.show(new Report.Page(page));
  }

  private static Report.Entry term(String name, String meaning) {
    return new Report.Entry.Term(name, meaning);
  }

  /** UDP counts memory in its Recv-Q, so only the next datagram has a size that can be told. */
  private String waiting(Optional<Row> ours) {
    OptionalLong unread = look.unread();
    if (unread.isEmpty()) {
      return "nothing can wait: it is not connected";
    }
    long bytes = unread.getAsLong();
    if (socket.kind() == Kind.STREAM) {
      return Amounts.bytes(bytes);
    }
    boolean some = bytes > 0 || ours.isPresent() && ours.get().receiveQueue() > 0;
    return some ? "the next datagram has " + Amounts.bytes(bytes) : "nothing";
  }

  private static String drops(long drops) {
    return drops == 0
        ? "none"
        : Amounts.count(drops, "datagram") + " thrown away: the receive buffer was full";
  }

  /** The peer of a UDP socket need not be connected back. */
  private Optional<Row> otherEnd(Row ours) {
    if (ours.protocol() == Protocol.UNIX) {
      return table.otherEnd(ours);
    }
    Address peer = ours.peer();
    return table
        .otherEnd(ours)
        .or(() -> table.exact(Protocol.UDP, peer, Look.nobody(peer.family())))
        .or(
            () ->
                table.all(Protocol.UDP).stream()
                    .filter(row -> peer.port() != 0 && row.local().port() == peer.port())
                    .filter(row -> row.local().isAny())
                    .findFirst());
  }

  private String describe(Optional<Row> theirs) {
    if (theirs.isEmpty()) {
      return socket.family() == Family.UNIX
          ? "not to be seen: nobody has accepted it yet, or it is gone"
          : "nobody on this machine has it";
    }
    Row row = theirs.get();
    String owner = new Owners(session, List.of(row)).of(row);
    String waits = row.receiveQueue() == Row.UNKNOWN ? "" : ", to receive: " + Queues.received(row);
    return row.local() + ", " + RowTable.state(row) + waits + "; " + owner;
  }
}
