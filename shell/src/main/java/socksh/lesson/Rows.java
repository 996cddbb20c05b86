package socksh.lesson;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Owner;
import socksh.kernel.Protocol;
import socksh.kernel.Row;
import socksh.kernel.SocketTable;
import socksh.kernel.TcpState;
import socksh.script.SocketHandle;
import socksh.session.Session;

/** What a goal can see of the kernel's tables: rows as maps, for the language of the lessons. */
final class Rows {
  private final Session session;
  private Set<String> leftovers = Set.of();

  Rows(Session session) {
    this.session = session;
  }

  /** The step is about to be prepared: what others left in TIME_WAIT is no evidence of it. */
  void prepare() {
    try (SocketTable table = SocketTable.open()) {
      leftovers =
          table.tcp(EnumSet.of(TcpState.TIME_WAIT)).stream()
              .map(Rows::ends)
              .collect(Collectors.toSet());
    }
  }

  private static String ends(Row row) {
    return row.local() + " " + row.peer();
  }

  private boolean isOfTheStep(Row row) {
    return row.state() != TcpState.TIME_WAIT || !leftovers.contains(ends(row));
  }

  static int port(Object of) {
    Object port = of instanceof SocketHandle socket ? socket.getProperty("localPort") : of;
    return port instanceof Number number ? number.intValue() : 0;
  }

  /** Every TCP and UDP socket of this machine that has the port on one of its ends. */
  List<Map<String, Object>> rows(int port) {
    try (SocketTable table = SocketTable.open()) {
      return table.rows(port).stream().filter(this::isOfTheStep).map(Rows::row).toList();
    }
  }

  /** The ends that call a port of this machine, in whatever state they are. */
  List<Map<String, Object>> clients(int port) {
    try (SocketTable table = SocketTable.open()) {
      return table.all(Protocol.TCP).stream()
          .filter(row -> row.peer().port() == port && row.peer().unmapped().isLoopback())
          .filter(this::isOfTheStep)
          .map(Rows::row)
          .toList();
    }
  }

  /** The other end of a connection, as the kernel has it; nothing where it is gone. */
  @Nullable Map<String, Object> other(SocketHandle socket) {
    Object local = socket.getProperty("local");
    Object peer = socket.getProperty("peer");
    try (SocketTable table = SocketTable.open()) {
      Protocol protocol = socket.socket().isTcp() ? Protocol.TCP : Protocol.UDP;
      return table.all(protocol).stream()
          .filter(row -> row.local().unmapped().toString().equals(String.valueOf(peer)))
          .filter(row -> row.peer().unmapped().toString().equals(String.valueOf(local)))
          .findFirst()
          .map(Rows::row)
          .orElse(null);
    }
  }

  /** Whether a socket stands in one of the kernel's tables, where ss looks. */
  static boolean isListed(SocketHandle socket) {
    Optional<Long> inode = Owner.inodeOf(socket.socket().fd());
    try (SocketTable table = SocketTable.open()) {
      return Stream.of(Protocol.TCP, Protocol.UDP)
          .flatMap(protocol -> table.all(protocol).stream())
          .anyMatch(row -> inode.filter(number -> number == row.inode()).isPresent());
    }
  }

  private static Map<String, Object> row(Row row) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("state", row.state().name());
    all.put("local", row.local().toString());
    all.put("peer", row.peer().toString());
    all.put("localPort", row.local().port());
    all.put("peerPort", row.peer().port());
    all.put("recvq", row.receiveQueue());
    all.put("sendq", row.sendQueue());
    all.put("inode", row.inode());
    all.put("drops", row.drops());
    return all;
  }

  /**
   * How many descriptors of this process are sockets of the session; those with which the shell
   * itself looks into the kernel come and go.
   */
  int descriptors() {
    return (int)
        session.sockets().all().stream()
            .filter(socket -> Owner.inodeOf(socket.fd()).isPresent())
            .count();
  }
}
