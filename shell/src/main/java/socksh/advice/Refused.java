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

  static Optional<Advice> ofBind(Address at) {
    if (at.family() == Family.UNIX) {
      return Optional.empty();
    }
    try (SocketTable table = SocketTable.open()) {
      List<Row> rows =
          table.rows(at.port()).stream()
              .filter(row -> row.protocol() == Protocol.TCP && row.local().port() == at.port())
              .toList();
      return holder(rows, TcpState.LISTEN)
          .map(row -> Advice.of(Hint.PORT_TAKEN, listener(row)))
          .or(
              () ->
                  holder(rows, TcpState.TIME_WAIT).map(row -> Advice.of(Hint.TIME_WAIT, pair(row))))
          .orElse(Optional.empty());
    }
  }

  private static Optional<Row> holder(List<Row> rows, TcpState state) {
    return rows.stream().filter(row -> row.state() == state).findFirst();
  }

  private static String listener(Row row) {
    String owner =
        Owner.of(row.inode())
            .map(each -> " of " + each.command() + " (pid " + each.pid() + ")")
            .orElse("");
    return "LISTEN " + row.local().unmapped() + owner;
  }

  private static String pair(Row row) {
    return "TIME_WAIT " + row.local().unmapped() + " to " + row.peer().unmapped();
  }
}
