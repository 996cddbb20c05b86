package socksh.command;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Family;
import socksh.kernel.Fd;
import socksh.kernel.Kind;
import socksh.kernel.OptionValue;
import socksh.kernel.Outcome;
import socksh.kernel.SocketOption;
import socksh.language.Amounts;
import socksh.server.Server;
import socksh.server.Service;
import socksh.session.OpenSocket;
import socksh.session.Report;
import socksh.session.Verdict;

/** {@code serve}: many clients at once, answered without anybody at the prompt. */
final class ServeCommands {
  /** More than the kernel grants: it takes what net.core.somaxconn says. */
  private static final int BACKLOG = 65_535;

  private static final int SILENT_SECONDS = 60;
  private static final int ASKED_EVERY = 10;
  private static final int ASKED = 6;

  private static final Parameter<ServeWish> WISH = new ServeParameter();

  private ServeCommands() {}

  static Catalog.Family family() {
    return new Catalog.Family("Serving many", List.of(serve(), AllCommand.all()));
  }

  private static Command serve() {
    return Command.named("serve")
        .summary("serve any number of clients: echo, replies, a chat")
        .takes(WISH)
        .calls("socket", "setsockopt", "bind", "listen", "fcntl", "getsockname")
        .makesSocket()
        .example(
            "serve 0 greet \"hello\\n\" reply \"OK : {line}\\n\" as srv; serve; serve stop srv")
        .notes(
            "One thread serves every client of every server, by epoll(7), and makes its calls"
                + " below the log: what it does is told as events and totals. Without a word"
                + " `serve` lists the servers; `serve stop`, or `close` of its socket, ends one.",
            "Clients are sockets with numbers: `#7 send \"x\"`, `#7 close`, `#7 reset`, `#7 state`"
                + " work as ever, only receiving is the server's. `all send \"x\"` speaks to"
                + " everyone.",
            "`on` makes rules: `on \"PING\" reply \"PONG\\n"
                + "\"`, `on starts X`, `on contains X`, `on /^ADD (\\d+)/ reply \"{1}\\n"
                + "\"`, `on hex 16 ?? 16`, `on any`; behind it `delay 2s`, then `reply`, `echo` or"
                + " `discard`, then `close` or `reset`, each if wanted. The first rule that fits a"
                + " message is all that answers it; what no rule has is for the messages that none"
                + " fits.",
            "A delay holds up nobody but its client. Patterns have RE2's syntax, which no input"
                + " makes slow. A datagram is matched with its line end, where it has one.",
            "`exec cat` runs a program for each client, as inetd(8) does: no shell reads its words,"
                + " its input and output are the client's, SOCKSH_PEER says who that is, and it is"
                + " killed when the client is gone. Only what `set exec cat,date` in your init file"
                + " names may be run, or what `socksh --allow-exec cat` does.",
            "What is said, in `greet`, `reply`, `on` and `until`, goes on up to the next of these"
                + " words: put it in quotes. While a client does not read, nothing is received from"
                + " it.",
            "A client from whose machine nothing comes for a minute is asked whether it is still"
                + " there (SO_KEEPALIVE, see tcp(7)), and is gone after another; `idle 30s` also"
                + " sends away who is there and silent. The file of a Unix socket is taken away"
                + " when its server ends.")
        .does(ServeCommands::perform);
  }

  private static Verdict perform(Invocation invocation) {
    return switch (invocation.find(WISH).orElse(new ServeWish.Show())) {
      case ServeWish.Show() -> show(invocation);
      case ServeWish.Stop(var server) -> stop(invocation, server);
      case ServeWish.Wait() -> await(invocation);
      case ServeWish.Start start -> start(invocation, start);
    };
  }

  // --- beginning --------------------------------------------------------------------------------

  private static Verdict start(Invocation invocation, ServeWish.Start start) {
    ServicePlan plan = new ServicePlan(start.clauses(), invocation);
    Optional<Address> where = new Resolver(invocation).address(start.where(), Optional.empty());
    if (where.isEmpty()) {
      return Verdict.NO;
    }
    Outcome made = invocation.step(new Call.Socket(where.get().family(), plan.kind()));
    if (!(made instanceof Outcome.Opened(var fd))) {
      return Verdict.of(made);
    }
    OpenSocket socket = invocation.session().sockets().of(fd).orElseThrow();
    Outcome ready = prepare(invocation, socket, where.get());
    if (!(ready instanceof Outcome.Named(Address address))) {
      invocation.step(new Call.Close(fd));
      return Verdict.of(ready);
    }
    return begin(invocation, socket, address, plan.service());
  }

  /** Everything up to the first client, on the record; the first no ends it. */
  private static Outcome prepare(Invocation invocation, OpenSocket socket, Address address) {
    List<Call> calls = new ArrayList<>();
    boolean stream = socket.kind() == Kind.STREAM;
    if (stream && address.family() != Family.UNIX) {
      OptionValue on = new OptionValue.Switch(true);
      calls.add(new Call.SetOption(socket.fd(), SocketOption.SO_REUSEADDR, on));
      // Clients inherit it: a second answer need not wait until the first one is acknowledged.
      calls.add(new Call.SetOption(socket.fd(), SocketOption.TCP_NODELAY, on));
      calls.addAll(askingTheSilent(socket.fd()));
    }
    calls.add(new Call.Bind(socket.fd(), address));
    if (stream) {
      calls.add(new Call.Listen(socket.fd(), BACKLOG));
    }
    calls.add(new Call.SetBlocking(socket.fd(), false));
    for (Call call : calls) {
      Outcome outcome = invocation.step(call);
      if (!outcome.ok()) {
        return outcome;
      }
    }
    return invocation.step(new Call.Name(socket.fd()));
  }

  /** Clients inherit it: one whose machine is gone costs a descriptor for two minutes at most. */
  private static List<Call> askingTheSilent(Fd fd) {
    return List.of(
        new Call.SetOption(fd, SocketOption.SO_KEEPALIVE, new OptionValue.Switch(true)),
        new Call.SetOption(fd, SocketOption.TCP_KEEPIDLE, new OptionValue.Number(SILENT_SECONDS)),
        new Call.SetOption(fd, SocketOption.TCP_KEEPINTVL, new OptionValue.Number(ASKED_EVERY)),
        new Call.SetOption(fd, SocketOption.TCP_KEEPCNT, new OptionValue.Number(ASKED)));
  }

  private static Verdict begin(
      Invocation invocation, OpenSocket socket, Address address, Service service) {
    try {
      invocation.shell().servers().start(socket, address, service);
    } catch (IOException noDescriptors) {
      invocation.session().remark(noDescriptors.getMessage() + ": nothing is served");
      invocation.step(new Call.Close(socket.fd()));
      return Verdict.NO;
    }
    invocation.made(socket);
    String where = socket.label() + " serves " + service.words() + " on " + address;
    if (address.family() != Family.UNIX && address.isLoopback()) {
      where += " (this machine only; `serve *:" + address.port() + " ...` lets others in)";
    }
    invocation.session().remark(where);
    return Verdict.DONE;
  }

  // --- afterwards -------------------------------------------------------------------------------

  private static Verdict await(Invocation invocation) {
    var _ = WaitCommands.await(invocation, () -> invocation.shell().servers().all().isEmpty());
    return Verdict.DONE;
  }

  private static Verdict show(Invocation invocation) {
    List<Server> servers = invocation.shell().servers().all();
    if (servers.isEmpty()) {
      return invocation.show(
          new Report.Sentence("nothing is served; `serve 8888 echo` would be a beginning"));
    }
    List<Report.Column> columns =
        List.of(
            Report.Column.left("#"),
            Report.Column.left("where"),
            Report.Column.left("does").preferably(),
            Report.Column.right("clients"),
            Report.Column.right("so far").preferably(),
            Report.Column.right("messages"),
            Report.Column.right("in").whereRoom(),
            Report.Column.right("out").whereRoom(),
            Report.Column.right("lost").whereRoom());
    return invocation.show(
        new Report.Table("servers", columns, servers.stream().map(ServeCommands::row).toList()));
  }

  private static List<String> row(Server server) {
    Server.Totals totals = server.totals();
    return List.of(
        server.listener().label(),
        server.address().toString(),
        server.service().words(),
        Amounts.grouped(totals.clients()),
        Amounts.grouped(totals.accepted()),
        Amounts.grouped(totals.messages()),
        Amounts.grouped(totals.in()),
        Amounts.grouped(totals.out()),
        Amounts.grouped(totals.lost()));
  }

  private static Verdict stop(Invocation invocation, Optional<OpenSocket> wanted) {
    List<Server> servers =
        invocation.shell().servers().all().stream()
            .filter(each -> wanted.isEmpty() || wanted.get() == each.listener())
            .toList();
    if (servers.isEmpty()) {
      throw invocation.wrong(
          wanted.map(socket -> socket.label() + " is no server").orElse("nothing is served"),
          "`serve` lists the servers");
    }
    for (Server server : servers) {
      Server.Totals totals = server.totals();
      invocation.step(new Call.Close(server.listener().fd()));
      invocation
          .session()
          .remark(
              server.listener().label()
                  + " serves no more: "
                  + Amounts.count(totals.accepted(), "client")
                  + ", "
                  + Amounts.count(totals.messages(), "message")
                  + ", "
                  + Amounts.bytes(totals.in())
                  + " in, "
                  + totals.out()
                  + " out");
    }
    return Verdict.DONE;
  }
}
