package socksh.command;

import socksh.kernel.Call;
import socksh.kernel.OptionValue;
import socksh.kernel.Outcome;
import socksh.kernel.SocketOption;
import socksh.session.OpenSocket;

/**
 * How long a call may wait: SO_SNDTIMEO bounds connect(2) and each wait of a sender, see socket(7).
 * A shorter one that somebody has set stands; afterwards the option is what it was.
 */
final class Patience implements AutoCloseable {
  private final Invocation invocation;
  private final OpenSocket socket;
  private final long before;
  private final long limit;

  Patience(Invocation invocation, OpenSocket socket) {
    this.invocation = invocation;
    this.socket = socket;
    this.before = asked();
    // 0 would be for ever.
    long most = Math.max(1, invocation.timeout().toNanos() / 1000);
    this.limit = before > 0 ? Math.min(before, most) : most;
    if (limit != before) {
      set(limit);
    }
  }

  private long asked() {
    Outcome answer = invocation.step(new Call.GetOption(socket.fd(), SocketOption.SO_SNDTIMEO));
    return answer instanceof Outcome.Valued(OptionValue.Time(long micros)) ? micros : 0;
  }

  private void set(long micros) {
    OptionValue value = new OptionValue.Time(micros);
    invocation.step(new Call.SetOption(socket.fd(), SocketOption.SO_SNDTIMEO, value));
  }

  /** A socket that was closed meanwhile is left alone: its number may be another's by now. */
  @Override
  public void close() {
    boolean open =
        invocation.session().sockets().of(socket.fd()).filter(socket::equals).isPresent();
    if (open && limit != before) {
      set(before);
    }
  }
}
