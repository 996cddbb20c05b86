package socksh.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Family;
import socksh.kernel.Kernel;
import socksh.kernel.Outcome;
import socksh.kernel.Owner;
import socksh.kernel.Protocol;
import socksh.kernel.Row;
import socksh.kernel.SocketTable;

/** Finds the rows of a socket and of its other end, in the kernel's table or by what was known. */
final class Ends {
  private final Session session;
  private final Kernel kernel;
  private final SocketTable table;
  private final Map<String, Row> known;

  /**
   * @param known the rows of the last look, by label or by {@link #key}
   */
  Ends(Session session, SocketTable table, Map<String, Row> known) {
    this.session = session;
    this.kernel = session.kernel();
    this.table = table;
    this.known = known;
  }

  /** What an end that has no label is called: its two addresses, or its inode. */
  static String key(Row row) {
    return row.protocol() == Protocol.UNIX
        ? "inode " + row.inode()
        : row.protocol() + " " + row.local().unmapped() + " " + row.peer().unmapped();
  }

  /** The row of a socket of this shell, open or closed. */
  Optional<Row> of(String label) {
    Optional<OpenSocket> open = session.sockets().find(label);
    return open.isPresent() ? Optional.of(ofOpen(open.get())) : ofClosed(known.get(label));
  }

  private Row ofOpen(OpenSocket socket) {
    Address nobody = nobody(socket.family());
    Address local = named(new Call.Name(socket.fd())).orElse(nobody);
    Optional<Row> row =
        socket.family() == Family.UNIX
            ? Owner.inodeOf(socket.fd()).flatMap(table::unix)
            : ofInet(socket, local, nobody);
    return row.orElseGet(() -> Row.alone(protocol(socket), socket.kind(), local, nobody));
  }

  /** A socket without a port stands in no table. */
  private Optional<Row> ofInet(OpenSocket socket, Address local, Address nobody) {
    if (local.port() == 0) {
      return Optional.empty();
    }
    Optional<Address> peer = named(new Call.Peer(socket.fd())).or(socket::peer);
    Optional<Row> row = table.exact(protocol(socket), local, peer.orElse(nobody));
    // A connection that was reset is in no table, but its socket still knows whom it talked to.
    return row.isEmpty() && peer.isPresent()
        ? Optional.of(Row.alone(protocol(socket), socket.kind(), local, peer.get()))
        : row;
  }

  private Optional<Address> named(Call question) {
    return kernel.perform(question) instanceof Outcome.Named(Address address)
        ? Optional.of(address)
        : Optional.empty();
  }

  private Optional<Row> ofClosed(@Nullable Row last) {
    if (last == null) {
      return Optional.empty();
    }
    boolean lives = last.protocol() == Protocol.TCP && last.peer().port() != 0;
    return Optional.of(
        (lives ? table.exact(Protocol.TCP, last.local(), last.peer()) : Optional.<Row>empty())
            .orElseGet(last::gone));
  }

  /**
   * The other ends of a socket.
   *
   * @param target where a datagram just went
   */
  List<Standing> others(String label, Optional<Address> target) {
    Row ours = known.get(label);
    if (ours == null) {
      return List.of();
    }
    return switch (ours.protocol()) {
      case TCP -> ours.peer().port() == 0 ? List.of() : otherOfTcp(ours);
      case UDP -> target.or(() -> peerOf(ours)).map(to -> atUdp(ours, to)).orElse(List.of());
      case UNIX -> otherOfUnix(ours);
    };
  }

  private static Optional<Address> peerOf(Row row) {
    return Optional.of(row.peer()).filter(peer -> peer.port() != 0);
  }

  private List<Standing> otherOfTcp(Row ours) {
    Optional<Row> row = table.otherEnd(ours);
    Optional<String> label = labelOf(ours.peer(), ours.local());
    if (row.isPresent()) {
      return List.of(new Standing(label.orElse(""), row.get()));
    }
    if (label.isPresent()) {
      return of(label.get()).map(it -> new Standing(label.get(), it)).stream().toList();
    }
    String key = Protocol.TCP + " " + ours.peer().unmapped() + " " + ours.local().unmapped();
    Row last = known.get(key);
    return last == null ? List.of() : List.of(new Standing("", last.gone()));
  }

  /** The socket of this shell, open or closed, that stands between two addresses. */
  private Optional<String> labelOf(Address local, Address peer) {
    return known.entrySet().stream()
        .filter(each -> each.getKey().startsWith("#"))
        .filter(each -> each.getValue().protocol() == Protocol.TCP)
        .filter(each -> each.getValue().between(local, peer))
        .map(Map.Entry::getKey)
        .reduce((_, last) -> last);
  }

  private List<Standing> atUdp(Row ours, Address to) {
    List<Standing> own = new ArrayList<>();
    known.forEach(
        (key, row) -> {
          if (key.startsWith("#") && row.protocol() == Protocol.UDP && isAt(row.local(), to)) {
            of(key).ifPresent(now -> own.add(new Standing(key, now)));
          }
        });
    if (!own.isEmpty()) {
      return own;
    }
    return table
        .exact(Protocol.UDP, to, ours.local())
        .or(() -> table.exact(Protocol.UDP, to, nobody(to.family())))
        .map(row -> new Standing("", row))
        .stream()
        .toList();
  }

  private static boolean isAt(Address local, Address to) {
    return local.unmapped().equals(to.unmapped()) || local.isAny() && local.port() == to.port();
  }

  private List<Standing> otherOfUnix(Row ours) {
    if (ours.peerInode() <= 0) {
      return List.of();
    }
    Optional<String> label =
        known.entrySet().stream()
            .filter(each -> each.getKey().startsWith("#"))
            .filter(each -> each.getValue().inode() == ours.peerInode())
            .map(Map.Entry::getKey)
            .findFirst();
    return table.unix(ours.peerInode()).map(row -> new Standing(label.orElse(""), row)).stream()
        .toList();
  }

  private static Protocol protocol(OpenSocket socket) {
    return socket.family() == Family.UNIX
        ? Protocol.UNIX
        : socket.isTcp() ? Protocol.TCP : Protocol.UDP;
  }

  private static Address nobody(Family family) {
    return switch (family) {
      case INET -> new Address.Inet4(0, 0);
      case INET6 -> new Address.Inet6(0, 0, 0, 0);
      case UNIX -> new Address.UnixUnnamed();
    };
  }
}
