package socksh.script;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import socksh.command.Catalog;
import socksh.command.Command;
import socksh.command.Invocation;
import socksh.command.Parameter;
import socksh.command.Parameters;
import socksh.command.Resolver;
import socksh.command.Target;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Family;
import socksh.kernel.Kind;
import socksh.kernel.OptionValue;
import socksh.kernel.Outcome;
import socksh.kernel.SocketOption;
import socksh.server.tap.Tap;
import socksh.session.OpenSocket;
import socksh.session.Session;
import socksh.session.Verdict;

/** The wire in the middle: somebody else's conversation, seen and recorded. */
public final class TapCommands {
  private static final int BACKLOG = 128;

  private static final Parameter<Target> LISTEN = Parameters.address("LISTEN");
  private static final Parameter<Target> SERVER = Parameters.address("SERVER");
  private static final Parameter<Boolean> UDP =
      Parameters.flag("udp", "datagrams instead of connections");

  private final Supplier<String> names = Tap.names();

  private TapCommands() {}

  /** The commands of one shell. */
  public static Catalog.Family family() {
    return new Catalog.Family("In the middle", List.of(new TapCommands().tap()));
  }

  private Command tap() {
    return Command.named("tap")
        .summary("stand between clients and a server, and show both")
        .takes(LISTEN, SERVER, UDP)
        .calls(
            "socket",
            "setsockopt",
            "bind",
            "listen",
            "accept",
            "connect",
            "recv",
            "send",
            "shutdown",
            "close")
        .makesSocket()
        .atThePrompt()
        .example("tap 0 lab:lines as wire; open tcp wire; recv line; close; wire close")
        .notes(
            "Each client that comes to LISTEN is connected to SERVER; what either says is shown"
                + " with its time and its offset in the stream, and goes on unchanged. A FIN goes"
                + " on as a FIN, a RST as a RST; where SERVER refuses, the client is reset.",
            "It goes on beside what you type until you `close` its socket: nobody new comes then,"
                + " and who is there may finish. `set view hex` shows bytes; of a flood 64 KiB a"
                + " second are shown and the rest is counted.",
            "`record NAME`, then let the clients talk: `record stop` writes what they did as a"
                + " script. `run` plays it against the server, `run --as server` is the server.")
        .does(this::perform);
  }

  private Verdict perform(Invocation invocation) {
    Resolver resolver = new Resolver(invocation);
    Optional<Address> server = resolver.address(invocation.get(SERVER), Optional.empty());
    Optional<Address> here =
        server.flatMap(_ -> resolver.address(invocation.get(LISTEN), Optional.empty()));
    if (here.isEmpty()) {
      return Verdict.NO;
    }
    Kind kind = invocation.has(UDP) ? Kind.DGRAM : Kind.STREAM;
    Outcome made = invocation.step(new Call.Socket(here.get().family(), kind));
    if (!(made instanceof Outcome.Opened(var fd))) {
      return Verdict.of(made);
    }
    OpenSocket door = invocation.session().sockets().of(fd).orElseThrow();
    Outcome open = open(invocation, door, here.get());
    if (!open.ok()) {
      invocation.step(new Call.Close(fd));
      return Verdict.of(open);
    }
    invocation.made(door);
    where(invocation.session(), door, server.get());
    Tap.at(invocation.session(), door, server.get(), names);
    return Verdict.DONE;
  }

  private static Outcome open(Invocation invocation, OpenSocket door, Address here) {
    if (door.kind() == Kind.STREAM && here.family() != Family.UNIX) {
      OptionValue on = new OptionValue.Switch(true);
      invocation.step(new Call.SetOption(door.fd(), SocketOption.SO_REUSEADDR, on));
    }
    if (door.kind() == Kind.DGRAM) {
      return invocation.ask(new Call.Bind(door.fd(), here));
    }
    Outcome bound = invocation.step(new Call.Bind(door.fd(), here));
    return bound.ok() ? invocation.ask(new Call.Listen(door.fd(), BACKLOG)) : bound;
  }

  private static void where(Session session, OpenSocket door, Address server) {
    if (session.step(new Call.Name(door.fd())) instanceof Outcome.Named(Address here)) {
      session.remark(
          door.label()
              + " taps "
              + here
              + " -> "
              + server
              + "; `"
              + door.label()
              + " close` ends it");
    }
  }
}
