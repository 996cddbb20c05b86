package socksh.command;

import java.util.Optional;
import java.util.OptionalLong;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Family;
import socksh.kernel.Kernel;
import socksh.kernel.OptionValue;
import socksh.kernel.Outcome;
import socksh.kernel.Owner;
import socksh.kernel.Protocol;
import socksh.kernel.Row;
import socksh.kernel.SocketOption;
import socksh.kernel.SocketTable;
import socksh.kernel.TcpInfo;
import socksh.kernel.TcpState;
import socksh.session.OpenSocket;
import socksh.session.Session;

/**
 * What the kernel says of one of this shell's sockets right now. A look is the shell's own: it
 * changes nothing and does not go on the record.
 */
public final class Look {
  private final Kernel kernel;
  private final OpenSocket socket;

  public Look(Session session, OpenSocket socket) {
    this.kernel = session.kernel();
    this.socket = socket;
  }

  /** Where it is; empty before it has an address. */
  Optional<Address> local() {
    return kernel.perform(new Call.Name(socket.fd())) instanceof Outcome.Named(Address address)
        ? Optional.of(address).filter(Look::isSomewhere)
        : Optional.empty();
  }

  private static boolean isSomewhere(Address address) {
    return address.family() == Family.UNIX || address.port() != 0;
  }

  /** Whom it talks to, or is asking to. */
  Optional<Address> peer() {
    return kernel.perform(new Call.Peer(socket.fd())) instanceof Outcome.Named(Address address)
        ? Optional.of(address)
        : socket.peer();
  }

  /** TCP_INFO; empty for what is not TCP. */
  public Optional<TcpInfo> info() {
    if (!socket.isTcp()) {
      return Optional.empty();
    }
    return kernel.perform(new Call.GetOption(socket.fd(), SocketOption.TCP_INFO))
            instanceof Outcome.Valued(OptionValue.Info(TcpInfo info))
        ? Optional.of(info)
        : Optional.empty();
  }

  /**
   * FIONREAD: the bytes that wait, the FIN not counted; for datagrams the size of the next one;
   * empty for a listener.
   */
  public OptionalLong unread() {
    return number(new Call.Unread(socket.fd()));
  }

  /** SIOCOUTQ: the bytes not yet acknowledged; only TCP counts bytes there, others memory. */
  public OptionalLong unsent() {
    return socket.isTcp() ? number(new Call.Unsent(socket.fd())) : OptionalLong.empty();
  }

  private OptionalLong number(Call call) {
    Outcome outcome = kernel.perform(call);
    return outcome.ok() ? OptionalLong.of(outcome.value()) : OptionalLong.empty();
  }

  /** Its row in the kernel's table; a TCP socket that is only bound stands in none. */
  public Optional<Row> row(SocketTable table) {
    if (socket.family() == Family.UNIX) {
      return Owner.inodeOf(socket.fd()).flatMap(table::unix);
    }
    Protocol protocol = socket.isTcp() ? Protocol.TCP : Protocol.UDP;
    return local()
        .flatMap(local -> table.exact(protocol, local, peer().orElse(nobody(socket.family()))));
  }

  /** What a listener or an unconnected socket has for a peer. */
  static Address nobody(Family family) {
    return family == Family.INET6 ? new Address.Inet6(0, 0, 0, 0) : new Address.Inet4(0, 0);
  }

  /** Its state in a word or two; {@code row} is its row, where one was looked up. */
  String state(Optional<TcpInfo> info, Optional<Row> row) {
    if (socket.phase() == OpenSocket.Phase.LISTENING) {
      return "LISTEN, " + row.map(Row::receiveQueue).orElse(0L) + " waiting";
    }
    if (info.isEmpty()) {
      return socket.phase() == OpenSocket.Phase.CONNECTED
          ? "connected"
          : local().isPresent() && hasName() ? "bound" : "not bound";
    }
    TcpState state = info.get().state();
    return state == TcpState.CLOSE && socket.phase() == OpenSocket.Phase.BOUND
        ? "CLOSE, bound"
        : state.name();
  }

  private boolean hasName() {
    return local().filter(name -> !(name instanceof Address.UnixUnnamed)).isPresent();
  }
}
