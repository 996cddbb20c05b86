package socksh.script;

import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import socksh.command.Look;
import socksh.kernel.Call;
import socksh.kernel.Row;
import socksh.kernel.SocketTable;
import socksh.kernel.TcpInfo;
import socksh.kernel.TcpState;
import socksh.session.OpenSocket;
import socksh.session.Session;

/**
 * {@code srv.state 'LISTEN', queued: 1}: what the kernel says of a socket, asked until it is so.
 */
final class KernelState {
  private static final int BETWEEN_LOOKS_MILLIS = 2;

  private final Session session;
  private final OpenSocket socket;
  private final Look look;

  KernelState(Session session, OpenSocket socket) {
    this.session = session;
    this.socket = socket;
    this.look = new Look(session, socket);
  }

  /** What the kernel says of a socket of a script. */
  static KernelState of(SocketHandle handle) {
    return new KernelState(handle.player().session(), handle.socket());
  }

  static @Nullable Object perform(SocketHandle handle, Object[] given) {
    boolean named = given[0] instanceof Map<?, ?>;
    if (given.length < (named ? 2 : 1)) {
      throw new IllegalArgumentException("which state? `state 'ESTABLISHED'`");
    }
    String wanted = given[named ? 1 : 0].toString();
    if (!isState(wanted)) {
      throw new IllegalArgumentException("no state of TCP is called " + wanted);
    }
    Object queued = named ? ((Map<?, ?>) given[0]).get("queued") : null;
    new KernelState(handle.player().session(), handle.socket())
        .await(handle.player(), wanted, queued instanceof Number number ? number.longValue() : -1);
    return null;
  }

  private static boolean isState(String name) {
    for (TcpState state : TcpState.values()) {
      if (state.name().equals(name)) {
        return true;
      }
    }
    return false;
  }

  private void await(Player player, String wanted, long queued) {
    long limit = session.now() + player.limit().toNanos();
    boolean isLast = false; // it is asked once more after the limit: this may have stood still
    while (!is(wanted, queued)) {
      if (isLast || session.interrupted()) {
        throw Failure.of(
                "not in "
                    + wanted
                    + (queued < 0 ? "" : " with " + queued + " waiting")
                    + " within "
                    + Failures.inWords(player.limit()))
            .row("kernel", row())
            .thrown();
      }
      isLast = session.now() > limit;
      var _ = session.kernel().perform(new Call.Poll(java.util.List.of(), BETWEEN_LOOKS_MILLIS));
    }
  }

  private boolean is(String wanted, long queued) {
    return state().equals(wanted) && (queued < 0 || queued() == queued);
  }

  /** Its state of RFC 9293; {@code closed} when the shell has closed it. */
  String state() {
    return isOpen()
        ? look.info().map(TcpInfo::state).map(TcpState::name).orElse("no state")
        : "closed";
  }

  /** A descriptor that was closed may be another socket's by now. */
  private boolean isOpen() {
    return session.sockets().of(socket.fd()).filter(socket::equals).isPresent();
  }

  /** How many clients wait for accept; -1 for what is no listener. */
  long queued() {
    return socket.phase() == OpenSocket.Phase.LISTENING ? inRow(Row::receiveQueue) : -1;
  }

  /** How many bytes wait to be received; -1 where that cannot be told. */
  long unread() {
    return isOpen() ? look.unread().orElse(-1) : -1;
  }

  /** How many bytes are not acknowledged; -1 where that cannot be told. */
  long unsent() {
    return isOpen() ? look.unsent().orElse(-1) : -1;
  }

  /** How many datagrams were thrown away because there was no room; -1 where nobody counts. */
  long drops() {
    return inRow(Row::drops);
  }

  private long inRow(ToLongFunction<Row> number) {
    if (!isOpen()) {
      return -1;
    }
    try (SocketTable table = SocketTable.open()) {
      return look.row(table).stream().mapToLong(number).findFirst().orElse(-1);
    }
  }

  /** What the kernel says of it, in one row. */
  String row() {
    if (socket.phase() == OpenSocket.Phase.LISTENING) {
      return state() + "  " + queued() + " waiting";
    }
    Optional<TcpInfo> info = look.info();
    String state = info.map(TcpInfo::state).map(TcpState::name).orElse(socket.protocol());
    return state
        + "  Recv-Q "
        + look.unread().orElse(0)
        + look.unsent().stream().mapToObj(unsent -> "  Send-Q " + unsent).findFirst().orElse("");
  }
}
