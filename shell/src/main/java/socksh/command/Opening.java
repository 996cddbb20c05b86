package socksh.command;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;
import socksh.session.OpenSocket;
import socksh.session.Verdict;

/**
 * Makes a socket for one address and connects it; a socket that came to nothing is closed again.
 */
final class Opening {
  private final Invocation invocation;
  private final Address address;
  private final Kind kind;
  private @Nullable OpenSocket socket;

  Opening(Invocation invocation, Address address, Kind kind) {
    this.invocation = invocation;
    this.address = address;
    this.kind = kind;
  }

  /** The socket, once {@link #connect} has said DONE. */
  OpenSocket socket() {
    return Objects.requireNonNull(socket);
  }

  Verdict connect() {
    Outcome made = invocation.ask(new Call.Socket(address.family(), kind));
    if (!(made instanceof Outcome.Opened(var fd))) {
      return Verdict.of(made);
    }
    OpenSocket opened = invocation.session().sockets().of(fd).orElseThrow();
    socket = opened;
    Verdict verdict;
    try (var _ = opened.work().claim()) {
      verdict = connect(invocation, opened, address);
    }
    if (verdict == Verdict.DONE) {
      invocation.made(opened);
    } else if (isOpen(opened)) {
      invocation.step(new Call.Close(fd));
    }
    return verdict;
  }

  /** One that another line has closed meanwhile is left alone: its number may be another's. */
  private boolean isOpen(OpenSocket opened) {
    return invocation.session().sockets().all().contains(opened);
  }

  /** connect(2) within the limit of time. */
  static Verdict connect(Invocation invocation, OpenSocket socket, Address address) {
    boolean waits = socket.kind() == Kind.STREAM && socket.blocking();
    if (!waits) {
      return Verdict.of(invocation.ask(new Call.Connect(socket.fd(), address)));
    }
    Outcome outcome = limited(invocation, socket, new Call.Connect(socket.fd(), address));
    if (outcome.errno().filter(Errno.EINPROGRESS::equals).isPresent()) {
      invocation
          .session()
          .remark(
              "no answer from "
                  + address
                  + " within the time-out: nobody said yes or no; the kernel goes on asking"
                  + " (SYN_SENT) until the socket is closed");
    }
    return Verdict.of(outcome);
  }

  private static Outcome limited(Invocation invocation, OpenSocket socket, Call.Connect connect) {
    try (var _ = new Patience(invocation, socket)) {
      return invocation.ask(connect);
    }
  }
}
