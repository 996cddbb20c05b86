package socksh.kernel;

import java.util.Optional;

/**
 * One socket of this machine, whoever owns it, as the kernel's table had it a moment ago. A number
 * that the table did not tell is {@link #UNKNOWN}.
 *
 * @param kind a stream or datagrams
 * @param state for UDP and Unix sockets ESTABLISHED means connected, CLOSE means not connected
 * @param local where it is; an IPv4 client of an IPv6 listener has an IPv4-mapped address here
 * @param peer whom it talks to, port 0 for nobody; see {@link Address#unmapped}
 * @param receiveQueue TCP and Unix: bytes not yet received, and a FIN counts as one; a listener:
 *     clients waiting for accept; UDP: memory in use, which is more than the bytes
 * @param sendQueue bytes not yet acknowledged; a listener: its backlog
 * @param inode the number in the link {@code /proc/PID/fd/N}; 0 in TIME_WAIT, where nobody owns it
 * @param peerInode the other end of a connected Unix socket, 0 where there is none
 * @param uid the user who made it
 * @param drops UDP: datagrams thrown away because the receive buffer was full
 */
public record Row(
    Protocol protocol,
    Kind kind,
    TcpState state,
    Address local,
    Address peer,
    long receiveQueue,
    long sendQueue,
    long inode,
    long peerInode,
    int uid,
    Optional<Timer> timer,
    long drops) {

  /** What stands where the kernel did not say. */
  public static final int UNKNOWN = -1;

  /** What the kernel's clock of a TCP socket is running for. */
  public enum Clock {
    RETRANSMIT,
    KEEP_ALIVE,
    TIME_WAIT,
    ZERO_WINDOW_PROBE
  }

  /** A running clock and the milliseconds it has left. */
  public record Timer(Clock clock, long millis) {
    /** The timer of the number that sock_diag and /proc/net/tcp use; 0 is none. */
    static Optional<Timer> of(int number, long millis) {
      return number < 1 || number > Clock.values().length
          ? Optional.empty()
          : Optional.of(new Timer(Clock.values()[number - 1], millis));
    }
  }

  /** Whether {@code port} is on one of its ends. */
  public boolean touches(int port) {
    return local.port() == port || peer.port() == port;
  }

  /**
   * Whether it stands between these two, an IPv4-mapped address being the IPv4 address it stands
   * for.
   */
  public boolean between(Address one, Address other) {
    return local.unmapped().equals(one.unmapped()) && samePeer(other);
  }

  private boolean samePeer(Address other) {
    boolean nobody = peer.port() == 0 && peer.isAny();
    return nobody ? other.port() == 0 && other.isAny() : peer.unmapped().equals(other.unmapped());
  }

  /** A socket that stands in no table: it has no peer, and nothing waits. */
  public static Row alone(Protocol protocol, Kind kind, Address local, Address nobody) {
    return new Row(
        protocol,
        kind,
        TcpState.CLOSE,
        local,
        nobody,
        0,
        0,
        0,
        0,
        UNKNOWN,
        Optional.empty(),
        UNKNOWN);
  }

  /** What is left of it when the kernel has it no more: its two addresses. */
  public Row gone() {
    return new Row(
        protocol,
        kind,
        TcpState.CLOSE,
        local,
        peer,
        0,
        0,
        0,
        peerInode,
        uid,
        Optional.empty(),
        drops);
  }

  /** The same without its clock, which never stands still. */
  public Row untimed() {
    return new Row(
        protocol,
        kind,
        state,
        local,
        peer,
        receiveQueue,
        sendQueue,
        inode,
        peerInode,
        uid,
        Optional.empty(),
        drops);
  }

  /** The same row of a Unix socket whose peer has this name. */
  Row withPeer(Address name) {
    return new Row(
        protocol,
        kind,
        state,
        local,
        name,
        receiveQueue,
        sendQueue,
        inode,
        peerInode,
        uid,
        timer,
        drops);
  }
}
