package socksh.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Family;
import socksh.kernel.Kind;
import socksh.kernel.OptionValue;
import socksh.kernel.Outcome;
import socksh.kernel.SocketOption;
import socksh.session.OpenSocket;
import socksh.session.Verdict;

/**
 * The calls that a learner must meet, one line each: socket, bind, connect, shutdown, close and
 * their like.
 */
final class SocketCommands {

  /** The second word of {@code socket}. */
  enum What {
    TCP,
    UDP,
    UNIX,
    UNIX_DGRAM
  }

  private static final Parameter<What> WHAT =
      Parameters.choice(
          "tcp|udp|unix|unix-dgram",
          Parameter.Place.REQUIRED,
          words("tcp", What.TCP, "udp", What.UDP, "unix", What.UNIX, "unix-dgram", What.UNIX_DGRAM),
          Map.of(
              "tcp", "a stream of bytes, connected",
              "udp", "single datagrams",
              "unix", "a stream within this machine",
              "unix-dgram", "datagrams within this machine"));
  private static final Parameter<Family> FAMILY =
      Parameters.choice(
          "[v4|v6]",
          Parameter.Place.OPTIONAL,
          words("v4", Family.INET, "v6", Family.INET6),
          Map.of("v4", "IPv4, which is usual", "v6", "IPv6"));
  private static final Parameter<Call.How> HOW =
      Parameters.choice(
          "write|read|both",
          Parameter.Place.REQUIRED,
          words("write", Call.How.SHUT_WR, "read", Call.How.SHUT_RD, "both", Call.How.SHUT_RDWR),
          Map.of(
              "write", "say that nothing more will be sent (FIN)",
              "read", "take no more",
              "both", "end both directions, keep the descriptor"));

  private SocketCommands() {}

  @SuppressWarnings("unchecked") // the pairs are written a few lines above
  static <T> Map<String, T> words(Object... pairs) {
    Map<String, T> words = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      words.put((String) pairs[i], (T) pairs[i + 1]);
    }
    return words;
  }

  static Catalog.Family family() {
    return new Catalog.Family(
        "Calls on a socket",
        List.of(socket(), bind(), connect(), shutdown(), close(), reset(), name(), peer()));
  }

  private static Command socket() {
    return Command.named("socket")
        .summary("make a socket: a descriptor, not yet a connection")
        .takes(WHAT, FAMILY)
        .calls("socket")
        .makesSocket()
        .example("socket tcp")
        .does(SocketCommands::performSocket);
  }

  private static Verdict performSocket(Invocation invocation) {
    What what = invocation.get(WHAT);
    boolean unix = what == What.UNIX || what == What.UNIX_DGRAM;
    if (unix && invocation.has(FAMILY)) {
      throw invocation.wrong("a Unix socket has no v4 or v6", "`socket unix`");
    }
    Family family = unix ? Family.UNIX : invocation.find(FAMILY).orElse(Family.INET);
    Kind kind = what == What.TCP || what == What.UNIX ? Kind.STREAM : Kind.DGRAM;
    Outcome outcome = invocation.ask(new Call.Socket(family, kind));
    if (outcome instanceof Outcome.Opened(var fd)) {
      invocation.session().sockets().of(fd).ifPresent(invocation::made);
    }
    return Verdict.of(outcome);
  }

  private static Command bind() {
    return Command.named("bind")
        .summary("give the socket its own address")
        .takes(Parameters.ADDRESS)
        .on(Command.Target.REQUIRED, socket -> socket.phase() == OpenSocket.Phase.FRESH)
        .calls("bind")
        .example("socket tcp; bind 127.0.0.1:0")
        .notes("Port 0 lets the kernel choose; the message shows which. `*:PORT` is every address.")
        .does(SocketCommands::performBind);
  }

  private static Verdict performBind(Invocation invocation) {
    OpenSocket socket = invocation.socket();
    Optional<Address> address =
        new Resolver(invocation)
            .address(invocation.get(Parameters.ADDRESS), Optional.of(socket.family()));
    if (address.isEmpty()) {
      return Verdict.NO;
    }
    Verdict verdict = invocation.verdict(new Call.Bind(socket.fd(), address.get()));
    if (verdict == Verdict.DONE && address.get().port() == 0) {
      invocation.ask(new Call.Name(socket.fd()));
    }
    return verdict;
  }

  private static Command connect() {
    return Command.named("connect")
        .summary("connect the socket to a peer")
        .takes(Parameters.ADDRESS, Parameters.TIMEOUT)
        .on(
            Command.Target.REQUIRED,
            socket ->
                socket.phase() == OpenSocket.Phase.FRESH
                    || socket.phase() == OpenSocket.Phase.BOUND)
        .calls("connect")
        .example("socket tcp; connect lab:echo")
        .does(SocketCommands::performConnect);
  }

  private static Verdict performConnect(Invocation invocation) {
    OpenSocket socket = invocation.socket();
    Verdict verdict = Verdict.NO;
    for (Address address :
        new Resolver(invocation)
            .addresses(invocation.get(Parameters.ADDRESS), Optional.of(socket.family()))) {
      verdict = Opening.connect(invocation, socket, address);
      if (verdict == Verdict.DONE || invocation.session().interrupted()) {
        return verdict;
      }
    }
    return verdict;
  }

  private static Command shutdown() {
    return Command.named("shutdown")
        .summary("end one direction, or both, and keep the socket")
        .takes(HOW)
        .on(Command.Target.REQUIRED, socket -> socket.phase() == OpenSocket.Phase.CONNECTED)
        .calls("shutdown")
        .example("open tcp lab:half-close; shutdown write; recv all")
        .does(
            invocation ->
                invocation.verdict(
                    new Call.Shutdown(invocation.socket().fd(), invocation.get(HOW))));
  }

  private static Command close() {
    return Command.named("close")
        .summary("give the descriptor back; TCP says goodbye")
        .on(Command.Target.REQUIRED, socket -> true)
        .calls("close")
        .example("socket tcp; close")
        .does(SocketCommands::performClose);
  }

  private static Verdict performClose(Invocation invocation) {
    return invocation.verdict(new Call.Close(invocation.socket().fd()));
  }

  private static Command reset() {
    return Command.named("reset")
        .summary("close with a reset (RST) instead of a goodbye")
        .on(Command.Target.REQUIRED, OpenSocket::isTcp)
        .calls("setsockopt", "close")
        .example("open tcp lab:echo; reset")
        .notes("SO_LINGER with 0 seconds makes close send a RST; nothing waits in TIME_WAIT.")
        .does(SocketCommands::performReset);
  }

  private static Verdict performReset(Invocation invocation) {
    OpenSocket socket = invocation.socket();
    OptionValue now = new OptionValue.Linger(true, 0);
    Outcome set = invocation.ask(new Call.SetOption(socket.fd(), SocketOption.SO_LINGER, now));
    return set.ok() ? invocation.verdict(new Call.Close(socket.fd())) : Verdict.of(set);
  }

  private static Command name() {
    return Command.named("name")
        .summary("the socket's own address")
        .on(Command.Target.REQUIRED, socket -> true)
        .calls("getsockname")
        .example("socket tcp; name")
        .does(invocation -> invocation.verdict(new Call.Name(invocation.socket().fd())));
  }

  private static Command peer() {
    return Command.named("peer")
        .summary("the peer's address")
        .on(Command.Target.REQUIRED, socket -> socket.phase() == OpenSocket.Phase.CONNECTED)
        .calls("getpeername")
        .example("open tcp lab:echo; peer")
        .does(invocation -> invocation.verdict(new Call.Peer(invocation.socket().fd())));
  }
}
