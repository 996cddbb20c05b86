package socksh.advice;

import java.util.List;
import java.util.Optional;
import socksh.kernel.Address;
import socksh.kernel.Errno;
import socksh.kernel.Family;
import socksh.kernel.Outcome;
import socksh.kernel.Owner;
import socksh.kernel.Protocol;
import socksh.kernel.Row;
import socksh.kernel.SocketTable;
import socksh.kernel.TcpState;
import socksh.manual.Hint;
import socksh.session.OpenSocket;
import socksh.session.Session;

/** Advice about a connect or bind that the kernel refused, from its own tables. */
final class Refused {
  private Refused() {}

  static Optional<Advice> ofConnect(Address to, Outcome outcome) {
    Errno errno = outcome.errno().orElse(Errno.EIO);
    return switch (errno) {
      case ECONNREFUSED -> to.family() == Family.UNIX ? Optional.empty() : refused(to);
      case EINPROGRESS, ETIMEDOUT -> Advice.of(Hint.BACKLOG_FULL);
      default -> Optional.empty();
    };
  }

  private static Optional<Advice> refused(Address to) {
    if (!to.isLoopback()) {
      return Optional.empty();
    }
    try (SocketTable table = SocketTable.open()) {
      return table.listeners(to.port()).stream()
          .findFirst()
          .flatMap(
              row ->
                  Advice.of(
                      row.local().unmapped().family() == to.family()
                          ? Hint.REFUSED_OTHER_ADDRESS
                          : Hint.REFUSED_OTHER_FAMILY,
                      row.local().unmapped()));
    }
  }

  static Optional<Advice> ofBind(Address at, Session session) {
    if (at.family() == Family.UNIX) {
      return Optional.empty();
    }
    try (SocketTable table = SocketTable.open()) {
      List<Row> rows =
          table.rows(at.port()).stream()
              .filter(row -> row.protocol() == Protocol.TCP && row.local().port() == at.port())
              .toList();
      return holder(rows, TcpState.LISTEN)
          .map(row -> taken(row, session))
          .or(
              () ->
                  holder(rows, TcpState.TIME_WAIT).map(row -> Advice.of(Hint.TIME_WAIT, pair(row))))
          .orElse(Optional.empty());
    }
  }

  private static Optional<Row> holder(List<Row> rows, TcpState state) {
    return rows.stream().filter(row -> row.state() == state).findFirst();
  }

  private static Optional<Advice> taken(Row row, Session session) {
    String listener = "LISTEN " + row.local().unmapped();
    Optional<String> ours =
        session.sockets().all().stream()
            .filter(
                socket ->
                    Owner.inodeOf(socket.fd()).filter(inode -> inode == row.inode()).isPresent())
            .map(OpenSocket::label)
            .findFirst();
    if (ours.isPresent()) {
      String label = ours.get();
      return Advice.of(Hint.PORT_TAKEN, listener + ", " + label, "`" + label + " close`");
    }
    Optional<Owner> owner = Owner.of(row.inode());
    if (owner.filter(each -> each.pid() == ProcessHandle.current().pid()).isPresent()) {
      return Advice.of(Hint.PORT_TAKEN, listener + " of the lab", "`lab stop`");
    }
    String whose = owner.map(it -> " of " + it.command() + " (pid " + it.pid() + ")").orElse("");
    return Advice.of(Hint.PORT_TAKEN, listener + whose, "end that program");
  }

  private static String pair(Row row) {
    return "TIME_WAIT " + row.local().unmapped() + " to " + row.peer().unmapped();
  }
}
