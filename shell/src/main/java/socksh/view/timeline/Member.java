package socksh.view.timeline;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Protocol;
import socksh.kernel.Row;
import socksh.kernel.TcpState;

/** One socket of a conversation: what is known of it from the whole of the events. */
final class Member {
  private final String key;
  private final Protocol protocol;
  private String name = "";
  private @Nullable Address local;
  private @Nullable Address peer;
  private long inode;
  private long peerInode;
  private boolean listens;
  private boolean calls;
  private boolean tapped;
  private @Nullable Member other;
  private String acceptor = "";

  /**
   * @param key its label, {@code #2}; for a socket that is not this shell's, what tells it apart
   */
  Member(String key, Protocol protocol) {
    this.key = key;
    this.protocol = protocol;
  }

  /** A far end of which only the address is known. */
  static Member at(String key, Protocol protocol, Address address) {
    Member far = new Member(key, protocol);
    far.local = address;
    return far;
  }

  String key() {
    return key;
  }

  Protocol protocol() {
    return protocol;
  }

  boolean isTcp() {
    return protocol == Protocol.TCP;
  }

  /** One end of somebody else's connection that goes through a tap. */
  static Member tapped(String key, Protocol protocol, Address local, Address peer) {
    Member end = new Member(key, protocol);
    end.local = local;
    end.peer = peer;
    end.tapped = true;
    return end;
  }

  /** Whether it is an end of a connection that goes through a tap. */
  boolean isTapped() {
    return tapped;
  }

  /** Whether it is this shell's own. */
  boolean isOurs() {
    return key.startsWith("#");
  }

  /** Whether it is on this machine: a refusal from elsewhere may have been an ICMP message. */
  boolean isHere() {
    return local != null && local.isLoopback();
  }

  void name(String name) {
    this.name = name;
  }

  /** Whether it waits for clients. */
  boolean listens() {
    return listens;
  }

  /** Whether it is the end that called the other. */
  boolean calls() {
    return calls;
  }

  void called() {
    calls = true;
  }

  void calls(Address to) {
    called();
    peer(to);
  }

  void local(Address address) {
    if (isSomewhere(address)) {
      local = address;
    }
  }

  void peer(Address address) {
    if (isSomewhere(address)) {
      peer = address;
    }
  }

  private static boolean isSomewhere(Address address) {
    return address.port() != 0
        || address instanceof Address.UnixPath
        || address instanceof Address.UnixAbstract;
  }

  Optional<Address> local() {
    return Optional.ofNullable(local);
  }

  Optional<Address> peer() {
    return Optional.ofNullable(peer);
  }

  /** The label of the listener that gave it out, or the empty string. */
  String acceptor() {
    return acceptor;
  }

  void acceptedBy(String listener) {
    acceptor = listener;
  }

  /** The other end, where there is one. */
  Optional<Member> other() {
    return Optional.ofNullable(other);
  }

  void other(Member other) {
    this.other = other;
  }

  /** Takes note of what a look found. */
  void learn(Row row) {
    local(row.local());
    peer(row.peer());
    inode = row.inode() == 0 ? inode : row.inode();
    peerInode = row.peerInode() == 0 ? peerInode : row.peerInode();
    listens |= row.state() == TcpState.LISTEN;
  }

  void listen() {
    listens = true;
  }

  /** Whether these are the two ends of one connection. */
  boolean isOtherEndOf(Member that) {
    if (protocol != that.protocol || listens || that.listens || this == that) {
      return false;
    }
    return switch (protocol) {
      case UNIX ->
          inode > 0 && (that.peerInode == inode || peerInode > 0 && that.inode == peerInode);
      case TCP -> isSame(local, that.peer) && isSame(peer, that.local);
      case UDP -> isAt(that.peer) || that.isAt(peer);
    };
  }

  /** Whether a packet to this address comes to it. */
  boolean isAt(@Nullable Address address) {
    return address != null
        && local != null
        && (isSame(local, address) || local.isAny() && local.port() == address.port());
  }

  static boolean isSame(@Nullable Address one, @Nullable Address other) {
    return one != null && other != null && one.unmapped().equals(other.unmapped());
  }

  Column column(List<String> visited) {
    String address = local == null ? "" : local.toString();
    String title = isOurs() || tapped ? key + (name.isEmpty() ? "" : " " + name) : "peer";
    return new Column(title, address, isTcp() ? visited : List.of());
  }
}
