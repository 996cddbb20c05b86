package socksh.command;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import socksh.kernel.Owner;
import socksh.kernel.Row;
import socksh.kernel.TcpState;
import socksh.session.OpenSocket;
import socksh.session.Session;

/** Who has the sockets of some rows open: one of this shell's own, or another process. */
final class Owners {
  private final Map<Long, String> names = new HashMap<>();

  /** Looks through the processes once for all of the rows. */
  Owners(Session session, List<Row> rows) {
    Set<Long> inodes = new HashSet<>();
    rows.forEach(row -> inodes.add(row.inode()));
    for (OpenSocket socket : session.sockets().all()) {
      Owner.inodeOf(socket.fd())
          .filter(inodes::remove)
          .ifPresent(inode -> names.put(inode, ours(socket)));
    }
    Owner.all(inodes)
        .forEach(
            (inode, owner) -> names.put(inode, owner.command() + " (pid " + owner.pid() + ")"));
  }

  private static String ours(OpenSocket socket) {
    return socket.label() + socket.name().map(name -> " " + name).orElse("") + " of this shell";
  }

  String of(Row row) {
    if (row.inode() > 0) {
      return names.getOrDefault(row.inode(), "a process we may not look into");
    }
    return row.state() == TcpState.ESTABLISHED || row.state() == TcpState.CLOSE_WAIT
        ? "nobody yet: it waits for accept"
        : "nobody: the kernel alone";
  }
}
