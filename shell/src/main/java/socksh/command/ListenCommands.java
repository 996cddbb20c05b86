package socksh.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Family;
import socksh.kernel.Kind;
import socksh.kernel.OptionValue;
import socksh.kernel.Outcome;
import socksh.kernel.SocketOption;
import socksh.session.Ending;
import socksh.session.OpenSocket;
import socksh.session.Verdict;
import socksh.session.Waiting;

/** The side that is called: listen and accept. */
final class ListenCommands {
  private static final int USUAL_BACKLOG = 10;

  private ListenCommands() {}

  static Catalog.Family family() {
    return new Catalog.Family("Being called", List.of(listen(), accept()));
  }

  private static Command listen() {
    return Command.named("listen")
        .summary("take calls: on this socket, or on an address at once")
        .takes(Parameters.ADDRESS_IF_ANY, Parameters.BACKLOG)
        .on(
            Command.Target.OPTIONAL,
            socket ->
                socket.kind() == Kind.STREAM
                    && (socket.phase() == OpenSocket.Phase.BOUND
                        || socket.phase() == OpenSocket.Phase.FRESH))
        .calls("socket", "setsockopt", "bind", "listen")
        .makesSocket()
        .example("listen 0 as srv; open tcp srv; srv accept")
        .notes(
            "With an address: socket, SO_REUSEADDR, bind, listen. Without one: listen on the"
                + " current socket. Nothing is accepted unasked: a waiting client is announced,"
                + " `accept` takes it.",
            "`listen 8888` is for this machine only; `listen *:8888` lets others in.")
        .does(
            invocation ->
                invocation.has(Parameters.ADDRESS_IF_ANY)
                    ? onAddress(invocation)
                    : onSocket(invocation));
  }

  private static Verdict onSocket(Invocation invocation) {
    OpenSocket socket = invocation.target().orElseThrow(() -> Catalog.noSocket(invocation.verb()));
    Verdict verdict = invocation.verdict(new Call.Listen(socket.fd(), backlog(invocation)));
    if (verdict == Verdict.DONE) {
      whereItListens(invocation, socket);
    }
    return verdict;
  }

  private static int backlog(Invocation invocation) {
    return invocation.find(Parameters.BACKLOG).orElse(USUAL_BACKLOG);
  }

  private static Verdict onAddress(Invocation invocation) {
    Target target = invocation.get(Parameters.ADDRESS_IF_ANY);
    Optional<Address> address = new Resolver(invocation).address(target, Optional.empty());
    if (address.isEmpty()) {
      return Verdict.NO;
    }
    Outcome made = invocation.step(new Call.Socket(address.get().family(), Kind.STREAM));
    if (!(made instanceof Outcome.Opened(var fd))) {
      return Verdict.of(made);
    }
    OpenSocket socket = invocation.session().sockets().of(fd).orElseThrow();
    Verdict verdict = bindAndListen(invocation, socket, address.get());
    if (verdict != Verdict.DONE) {
      invocation.step(new Call.Close(fd));
      return verdict;
    }
    invocation.made(socket);
    whereItListens(invocation, socket);
    return verdict;
  }

  private static Verdict bindAndListen(Invocation invocation, OpenSocket socket, Address address) {
    if (address.family() != Family.UNIX) {
      invocation.step(
          new Call.SetOption(socket.fd(), SocketOption.SO_REUSEADDR, new OptionValue.Switch(true)));
    }
    Outcome bound = invocation.step(new Call.Bind(socket.fd(), address));
    return bound.ok()
        ? invocation.verdict(new Call.Listen(socket.fd(), backlog(invocation)))
        : Verdict.of(bound);
  }

  private static void whereItListens(Invocation invocation, OpenSocket socket) {
    if (!(invocation.step(new Call.Name(socket.fd())) instanceof Outcome.Named(Address address))) {
      return;
    }
    String where = socket.label() + " listens on " + address;
    if (address.family() != Family.UNIX && address.isLoopback()) {
      where += " (this machine only; `listen *:" + address.port() + "` lets others in)";
    }
    invocation.session().remark(where);
  }

  private static Command accept() {
    return Command.named("accept")
        .summary("take the next waiting client: a new socket")
        .takes(Parameters.TIMEOUT)
        .on(Command.Target.REQUIRED, socket -> socket.phase() == OpenSocket.Phase.LISTENING)
        .calls("poll", "accept")
        .makesSocket()
        .example("listen 0 as srv; open tcp srv; srv accept")
        .notes("Without `timeout T` it waits until a client comes; Ctrl-C ends the waiting.")
        .does(ListenCommands::performAccept);
  }

  private static Verdict performAccept(Invocation invocation) {
    OpenSocket listener = invocation.socket();
    try (var _ = listener.work().claim()) {
      return accept(invocation, listener);
    }
  }

  private static Verdict accept(Invocation invocation, OpenSocket listener) {
    Optional<Duration> timeout = invocation.find(Parameters.TIMEOUT);
    if (timeout.isPresent() && listener.blocking()) {
      long limit = invocation.session().now() + timeout.get().toNanos();
      Ending ending = Waiting.readable(invocation.session(), listener, limit);
      if (ending == Ending.TIMED_OUT) {
        invocation.session().remark(listener.label() + " timed out: no client came");
      }
      if (ending != Ending.COMPLETE) {
        return ending.verdict();
      }
    }
    Outcome outcome = invocation.ask(new Call.Accept(listener.fd()));
    if (outcome instanceof Outcome.Accepted(var fd, _)) {
      invocation.session().sockets().of(fd).ifPresent(invocation::made);
    }
    if (listener.phase() != OpenSocket.Phase.LISTENING) {
      whoListens(invocation);
    }
    return Verdict.of(outcome);
  }

  /** After one accept the new socket is the current one; the next accept wants the listener. */
  private static void whoListens(Invocation invocation) {
    invocation.session().sockets().all().stream()
        .filter(socket -> socket.phase() == OpenSocket.Phase.LISTENING)
        .findFirst()
        .map(OpenSocket::label)
        .ifPresent(
            label ->
                invocation
                    .session()
                    .remark(label + " is the one that listens: `" + label + " accept`"));
  }
}
