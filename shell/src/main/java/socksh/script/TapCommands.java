package socksh.script;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
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
import socksh.server.tap.Faults;
import socksh.server.tap.Plan;
import socksh.server.tap.Tap;
import socksh.session.OpenSocket;
import socksh.session.Passage.Way;
import socksh.session.Report;
import socksh.session.Session;
import socksh.session.Verdict;

/** The wire in the middle: somebody else's conversation, seen and recorded. */
public final class TapCommands {
  private static final int BACKLOG = 128;

  private static final Parameter<Target> LISTEN = Parameters.address("LISTEN");
  private static final Parameter<Target> SERVER = Parameters.address("SERVER");
  private static final Parameter<Boolean> UDP =
      Parameters.flag("udp", "datagrams instead of connections");

  private static final Parameter<Boolean> TOTALS =
      Parameters.flag("totals", "show who comes and how much it was, not the bytes");
  private static final Parameter<String> KEEP =
      Parameters.file("keep", "what each side sent, in files NAME-1.there and NAME-1.back");
  private static final FaultsParameter FAULTS = new FaultsParameter("[FAULT...]", false);
  private static final FaultsParameter OTHER_FAULTS =
      new FaultsParameter("[none | FAULT...]", true);

  private final Supplier<String> names = Tap.names();
  private final Map<OpenSocket, Tap> taps = Collections.synchronizedMap(new WeakHashMap<>());

  private TapCommands() {}

  /** The commands of one shell. */
  public static Catalog.Family family() {
    TapCommands commands = new TapCommands();
    return new Catalog.Family("In the middle", List.of(commands.tap(), commands.faults()));
  }

  private Command tap() {
    return Command.named("tap")
        .summary("stand between clients and a server, and show both")
        .takes(LISTEN, SERVER, UDP, TOTALS, KEEP, FAULTS)
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
        .unrecorded()
        .example("tap 0 lab:lines as wire; open tcp wire; recv line; close; wire close")
        .notes(
            "Each client that comes to LISTEN is connected to SERVER; what either says is shown"
                + " with its time and its offset in the stream, and goes on unchanged. A FIN goes"
                + " on as a FIN, a RST as a RST; where SERVER refuses, the client is reset.",
            "It goes on beside what you type until you `close` its socket: nobody new comes then,"
                + " and who is there may finish. `set view hex` shows bytes; of a flood 64 KiB a"
                + " second are shown and the rest is counted; with `totals` all is.",
            "`record NAME`, then let the clients talk: `record stop` writes what they did as a"
                + " script. `run` plays it against the server, `socksh run --as server`"
                + " is the server.",
            "Faults, for both ways or behind `there` or `back` for one: `latency 200ms`, `jitter"
                + " 50ms`, `slice 3`, `bandwidth 1M`, `reset after 10`, `halfopen after 10`,"
                + " `corrupt 1%` or `corrupt at 10`, and for datagrams `drop 10%`. What they do is"
                + " told; what is shown and recorded is what each side sent. `seed 7` repeats what"
                + " chance did.",
            "`keep NAME` writes what each side sends, its bytes and nothing else, to NAME-1.there"
                + " and NAME-1.back, and so on for every client.",
            "`faults` changes them while it runs. `slice 3 bandwidth 300` gives each piece a"
                + " hundredth of a second, so that whoever receives sees them one by one.")
        .does(this::perform);
  }

  private Command faults() {
    return Command.named("faults")
        .summary("see or change what a tap does to what goes through it")
        .takes(OTHER_FAULTS)
        .on(Command.Target.REQUIRED, taps::containsKey)
        .ofTheShell()
        .unrecorded()
        .example("tap 0 lab:lines as wire; faults back latency 200ms; faults none; wire close")
        .notes(
            "The faults are those of `tap`, and these take the place of those before, on the"
                + " connections that are there too: from their next bytes on, and what is under"
                + " way goes on as it would have.")
        .does(this::change);
  }

  private Verdict change(Invocation invocation) {
    OpenSocket door = invocation.socket();
    Tap tap = taps.get(door);
    if (tap == null) {
      throw invocation.wrong(door.label() + " is no tap", "`tap LISTEN SERVER` makes one");
    }
    invocation
        .find(OTHER_FAULTS)
        .map(wish -> wish.faults(door.kind(), tap.plan().knowsReset()))
        .ifPresent(tap::faults);
    return invocation.show(new Report.Sentence(door.label() + ": " + tap.faults()));
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
    boolean knowsReset = Plan.knowsReset(here.get(), server.get());
    Faults faults =
        invocation.find(FAULTS).map(wish -> wish.faults(kind, knowsReset)).orElse(Faults.NONE);
    Optional<Path> keep = keep(invocation, kind);
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
    where(invocation.session(), door, server.get(), faults);
    Plan plan = new Plan(here.get(), server.get(), names, faults, keep, shown(invocation));
    taps.put(door, Tap.at(invocation.session(), door, plan));
    return Verdict.DONE;
  }

  private static Plan.Shown shown(Invocation invocation) {
    return invocation.has(TOTALS) ? Plan.Shown.TOTALS : Plan.Shown.BYTES;
  }

  /** Where both directions are kept; nothing that is there already is written over. */
  private static Optional<Path> keep(Invocation invocation, Kind kind) {
    Optional<Path> keep = invocation.find(KEEP).map(Path::of);
    if (keep.isPresent() && kind == Kind.DGRAM) {
      throw invocation.wrong(
          "a file of bare bytes does not tell where datagrams end", "`log to FILE.pcapng` does");
    }
    for (Way way : Way.values()) {
      Optional<Path> there = keep.map(name -> Plan.file(name, 1, way)).filter(Files::exists);
      if (there.isPresent()) {
        throw invocation.wrong(there.get() + " is there already", "`keep` another name");
      }
    }
    return keep;
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

  private static void where(Session session, OpenSocket door, Address server, Faults faults) {
    if (session.step(new Call.Name(door.fd())) instanceof Outcome.Named(Address here)) {
      session.remark(
          door.label()
              + " taps "
              + here
              + " -> "
              + server
              + (faults.isNone() ? "" : " with " + faults)
              + "; `"
              + door.label()
              + " close` ends it");
    }
  }
}
