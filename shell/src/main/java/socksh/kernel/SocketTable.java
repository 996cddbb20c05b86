package socksh.kernel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every socket of this machine, as the kernel's own table has it: by sock_diag(7), some five
 * microseconds for one socket; where a sandbox forbids that, by the files of proc(5), some
 * milliseconds. A socket that is bound and does not listen stands in no table. A table holds one
 * descriptor until it is closed; threads may share it.
 */
public final class SocketTable implements AutoCloseable {
  private @Nullable Netlink netlink;
  private final ProcNet files = new ProcNet();
  private final Set<Protocol> answered = EnumSet.noneOf(Protocol.class);

  private SocketTable(@Nullable Netlink netlink) {
    this.netlink = netlink;
  }

  /** The table, by the quickest way that this machine allows. */
  public static SocketTable open() {
    try {
      return new SocketTable(new Netlink());
    } catch (IOException forbidden) {
      return ofFiles();
    }
  }

  /**
   * The table as the files of proc(5) tell it: slower, and without a listener's backlog or a Unix
   * peer.
   */
  static SocketTable ofFiles() {
    return new SocketTable(null);
  }

  /**
   * The TCP or UDP socket with these two ends. A listener or an unconnected socket has nobody as
   * its peer: the any address with port 0.
   */
  public synchronized Optional<Row> exact(Protocol protocol, Address local, Address peer) {
    Optional<Row> row = lookUp(protocol, local, peer).filter(found -> found.between(local, peer));
    boolean sure = protocol == Protocol.TCP && answered.contains(protocol);
    return row.isPresent() || sure ? row : search(protocol, local, peer);
  }

  private Optional<Row> lookUp(Protocol protocol, Address local, Address peer) {
    Address from = local.unmapped();
    Address to = from.family() == peer.family() ? peer : peer.unmapped();
    byte[] question = SockDiag.oneInet(from.family(), protocol, from, to);
    return ask(protocol, question).flatMap(rows -> rows.stream().findFirst());
  }

  private Optional<Row> search(Protocol protocol, Address local, Address peer) {
    return all(protocol).stream().filter(row -> row.between(local, peer)).findFirst();
  }

  /** Every socket of the protocol, IPv4 and IPv6. */
  public synchronized List<Row> all(Protocol protocol) {
    return protocol == Protocol.UNIX ? unix() : inet(protocol, EnumSet.allOf(TcpState.class));
  }

  /** Every TCP socket in one of the states, IPv4 and IPv6. */
  public synchronized List<Row> tcp(Set<TcpState> states) {
    return inet(Protocol.TCP, states);
  }

  /** Who listens on a TCP port, on whatever address. */
  public List<Row> listeners(int port) {
    return tcp(EnumSet.of(TcpState.LISTEN)).stream()
        .filter(row -> row.local().port() == port)
        .toList();
  }

  /** Every TCP and UDP socket with the port on one of its ends. */
  public List<Row> rows(int port) {
    List<Row> rows = new ArrayList<>(all(Protocol.TCP));
    rows.addAll(all(Protocol.UDP));
    rows.removeIf(row -> !row.touches(port));
    return rows;
  }

  /** The Unix socket with this inode. */
  public synchronized Optional<Row> unix(long inode) {
    Optional<List<Row>> found = ask(Protocol.UNIX, SockDiag.oneUnix(inode));
    return found.orElseGet(() -> files.rows(Protocol.UNIX)).stream()
        .filter(row -> row.inode() == inode)
        .findFirst();
  }

  /** The socket on the other end of a connection, where that end is on this machine too. */
  public Optional<Row> otherEnd(Row row) {
    if (row.protocol() == Protocol.UNIX) {
      return row.peerInode() > 0 ? unix(row.peerInode()) : Optional.empty();
    }
    return row.peer().port() == 0
        ? Optional.empty()
        : exact(row.protocol(), row.peer(), row.local());
  }

  private List<Row> inet(Protocol protocol, Set<TcpState> states) {
    Optional<List<Row>> v4 = ask(protocol, SockDiag.everyInet(Family.INET, protocol, states));
    Optional<List<Row>> v6 = ask(protocol, SockDiag.everyInet(Family.INET6, protocol, states));
    if (v4.isEmpty() || v6.isEmpty()) {
      return files.rows(protocol).stream().filter(row -> states.contains(row.state())).toList();
    }
    return joined(v4.get(), v6.get());
  }

  private static List<Row> joined(Collection<Row> one, Collection<Row> other) {
    List<Row> rows = new ArrayList<>(one);
    rows.addAll(other);
    return List.copyOf(rows);
  }

  private List<Row> unix() {
    List<Row> rows =
        ask(Protocol.UNIX, SockDiag.everyUnix()).orElseGet(() -> files.rows(Protocol.UNIX));
    Map<Long, Address> names = new HashMap<>();
    rows.forEach(row -> names.put(row.inode(), row.local()));
    return rows.stream()
        .map(row -> row.withPeer(names.getOrDefault(row.peerInode(), row.peer())))
        .toList();
  }

  /** The kernel's answer, or nothing where it does not answer: from then on the files are read. */
  private Optional<List<Row>> ask(Protocol protocol, byte[] question) {
    if (netlink == null) {
      return Optional.empty();
    }
    try {
      List<Row> rows = netlink.ask(protocol, question);
      if (!rows.isEmpty()) {
        answered.add(protocol);
      }
      return Optional.of(rows);
    } catch (IOException forbidden) {
      close();
      return Optional.empty();
    }
  }

  @Override
  public synchronized void close() {
    if (netlink != null) {
      netlink.close();
      netlink = null;
    }
  }
}
