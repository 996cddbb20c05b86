package socksh.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Family;
import socksh.kernel.Kind;
import socksh.lab.Sample;
import socksh.language.Built;
import socksh.session.OpenSocket;
import socksh.session.Verdict;

/** The short ways to a socket that is ready for use: each an announced sequence of calls. */
final class OpenCommands {

  /** What {@code open} opens. */
  enum Protocol {
    TCP(Kind.STREAM),
    UDP(Kind.DGRAM),
    UNIX(Kind.STREAM);

    private final Kind kind;

    Protocol(Kind kind) {
      this.kind = kind;
    }

    Kind kind() {
      return kind;
    }
  }

  private static final Map<String, Protocol> PROTOCOLS = protocols();
  static final Map<String, String> MEANINGS =
      Map.of(
          "tcp", "a stream of bytes to a host and port",
          "udp", "single datagrams to a host and port",
          "unix", "a stream to a socket of this machine's file system");

  private static final Parameter<Protocol> PROTOCOL =
      new ProtocolParameter(
          Parameters.choice("tcp|udp|unix", Parameter.Place.REQUIRED, PROTOCOLS, MEANINGS));
  private static final Parameter<String> HOST =
      Parameters.word(
          "HOST",
          Parameter.Place.REQUIRED,
          Tint.ADDRESS,
          word -> word.text(),
          typed ->
              typed.world().hosts().stream().map(host -> Candidate.of(host, "hosts", "")).toList());

  private OpenCommands() {}

  private static Map<String, Protocol> protocols() {
    Map<String, Protocol> all = new LinkedHashMap<>();
    all.put("tcp", Protocol.TCP);
    all.put("udp", Protocol.UDP);
    all.put("unix", Protocol.UNIX);
    return all;
  }

  static Catalog.Family family() {
    return new Catalog.Family("Short ways", List.of(open(), udp(), resolve()));
  }

  private static Command open() {
    return Command.named("open")
        .summary("resolve, make a socket and connect it")
        .takes(PROTOCOL, Parameters.ADDRESS, Parameters.TIMEOUT)
        .calls("getaddrinfo", "socket", "connect")
        .makesSocket()
        .example("open tcp lab:http as web")
        .notes(
            "A name with several addresses is tried in their order, each try shown. The socket"
                + " becomes the current one.")
        .does(OpenCommands::performOpen);
  }

  private static Verdict performOpen(Invocation invocation) {
    Protocol protocol = invocation.get(PROTOCOL);
    Target target = invocation.get(Parameters.ADDRESS);
    check(invocation, protocol, target);
    Verdict verdict = Verdict.NO;
    for (Address address : new Resolver(invocation).addresses(target, Optional.empty())) {
      Opening opening = new Opening(invocation, address, protocol.kind());
      verdict = opening.connect();
      if (verdict == Verdict.DONE || invocation.session().interrupted()) {
        return verdict;
      }
    }
    return verdict;
  }

  private static void check(Invocation invocation, Protocol protocol, Target target) {
    if (target instanceof Target.InLab(Sample sample)) {
      check(invocation, protocol, sample);
      return;
    }
    boolean unix =
        target instanceof Target.Exact(Address address) && address.family() == Family.UNIX;
    boolean of = target instanceof Target.Of;
    if (unix != (protocol == Protocol.UNIX) && !of) {
      throw invocation.wrong(
          unix ? "that address is a Unix socket" : "that address is not a Unix socket",
          unix ? "`open unix " + unixName(target) + "`" : "`open unix PATH`");
    }
  }

  private static String unixName(Target target) {
    return target.toString().substring("unix:".length());
  }

  private static void check(Invocation invocation, Protocol protocol, Sample sample) {
    String speaks = LabCommands.protocol(sample);
    if (PROTOCOLS.get(speaks) != protocol) {
      String tip = speaks.equals("udp") ? "`udp lab:" : "`open " + speaks + " lab:";
      throw invocation.wrong(sample.name() + " speaks " + speaks, tip + sample.name() + "`");
    }
  }

  private static Command udp() {
    return Command.named("udp")
        .summary("send one datagram; the same peer again: the same socket")
        .takes(Parameters.ADDRESS, Parameters.PAYLOAD)
        .calls("socket", "connect", "send")
        .makesSocket()
        .example("udp lab:device hex 1616161600FFFFFFFFFF; recv 64")
        .notes(
            "The socket is connected, so that a closed port is reported (ECONNREFUSED) and answers"
                + " from another address are not heard. `socket udp` with `sendto` hears"
                + " everybody.")
        .does(OpenCommands::performUdp);
  }

  private static Verdict performUdp(Invocation invocation) {
    Built built = Sending.build(invocation);
    Target target = invocation.get(Parameters.ADDRESS);
    check(invocation, Protocol.UDP, target);
    Optional<Address> address = new Resolver(invocation).address(target, Optional.empty());
    if (address.isEmpty()) {
      return Verdict.NO;
    }
    Optional<OpenSocket> known = alreadyTo(invocation, address.get());
    if (known.isPresent()) {
      invocation.made(known.get());
      return new Sending(invocation, known.get()).send(built);
    }
    Opening opening = new Opening(invocation, address.get(), Kind.DGRAM);
    Verdict verdict = opening.connect();
    return verdict == Verdict.DONE
        ? new Sending(invocation, opening.socket()).send(built)
        : verdict;
  }

  private static Optional<OpenSocket> alreadyTo(Invocation invocation, Address address) {
    return invocation.session().sockets().all().stream()
        .filter(socket -> socket.kind() == Kind.DGRAM)
        .filter(socket -> socket.peer().filter(address::equals).isPresent())
        .findFirst();
  }

  private static Command resolve() {
    return Command.named("resolve")
        .summary("ask for the addresses of a name")
        .takes(HOST)
        .calls("getaddrinfo")
        .example("resolve localhost")
        .notes(
            "getaddrinfo is a function of the C library, not a system call: it reads /etc/hosts and"
                + " may ask a name server.")
        .does(
            invocation ->
                invocation.verdict(new Call.Resolve(invocation.get(HOST), 0, Optional.empty())));
  }
}
