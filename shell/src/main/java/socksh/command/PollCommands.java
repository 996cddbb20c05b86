package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import socksh.kernel.Call;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;
import socksh.language.Amounts;
import socksh.session.OpenSocket;
import socksh.session.Report;
import socksh.session.Session;
import socksh.session.Verdict;
import socksh.session.Work;

/** Waiting: for several sockets at once, for servers and taps, for a while. */
final class PollCommands {
  private static final Parameter<List<OpenSocket>> SOCKETS =
      new SocketsParameter("[SOCKET...]", Set.of("write", "timeout"));
  private static final Parameter<Boolean> WRITE =
      Parameters.flag("write", "also ask whether there is room to send");

  private PollCommands() {}

  static Catalog.Family family() {
    return new Catalog.Family(
        "Waiting", List.of(poll(), WaitCommands.await(), WaitCommands.pause()));
  }

  private static Command poll() {
    return Command.named("poll")
        .alias("select")
        .summary("wait until sockets are ready, and say why each is")
        .takes(SOCKETS, WRITE, Parameters.TIMEOUT)
        .on(Command.Target.OPTIONAL, PollCommands::canBecomeReady)
        .calls("poll")
        .example("listen 0 as srv; open tcp srv; poll srv timeout 1s")
        .notes(
            "Without sockets all are asked that can become ready. Ready to read means that recv"
                + " or accept will not wait: bytes, a datagram, a client, the end of the stream or"
                + " an error. Nothing ready within the time-out is a no.",
            "A connect in progress (`blocking off`) is waited for too: it shows as room to send.",
            "Bytes that the shell holds from an earlier recv count as ready, and poll does not"
                + " wait then; the kernel knows nothing of them. An error is not taken out: the"
                + " next recv or `option error` does that.")
        .does(PollCommands::performPoll);
  }

  /** A stream that neither listens nor has a peer has nothing to wait for. */
  private static boolean canBecomeReady(OpenSocket socket) {
    return socket.kind() == Kind.DGRAM
        || socket.phase() != OpenSocket.Phase.FRESH && socket.phase() != OpenSocket.Phase.BOUND;
  }

  private static Verdict performPoll(Invocation invocation) {
    Session session = invocation.session();
    List<OpenSocket> sockets = asked(invocation);
    if (sockets.isEmpty()) {
      session.remark("no socket is open that could become ready");
      return Verdict.NO;
    }
    List<Report.Entry> held = held(sockets);
    Set<OpenSocket> connecting = connecting(sockets);
    int millis = held.isEmpty() ? millis(invocation) : 0;
    Outcome outcome = ask(invocation, sockets, connecting, millis);
    if (!(outcome instanceof Outcome.Ready(List<Outcome.Readiness> ready))) {
      return Verdict.of(outcome);
    }
    List<Report.Entry> page = new ArrayList<>(held);
    ready.forEach(
        one ->
            session
                .sockets()
                .of(one.fd())
                .ifPresent(
                    socket -> page.add(new ReadyReason(session, socket, connecting).of(one))));
    return page.isEmpty() ? Verdict.NO : invocation.show(new Report.Page(page));
  }

  private static Outcome ask(
      Invocation invocation, List<OpenSocket> sockets, Set<OpenSocket> connecting, int millis) {
    boolean write = invocation.has(WRITE);
    List<Work.Claim> claims = sockets.stream().map(socket -> socket.work().claim()).toList();
    try {
      return invocation.ask(
          new Call.Poll(
              sockets.stream()
                  .map(
                      socket ->
                          new Call.Interest(
                              socket.fd(), true, write || connecting.contains(socket)))
                  .toList(),
              millis));
    } finally {
      claims.forEach(Work.Claim::close);
    }
  }

  /** Those whose connect is in progress: the answer to it shows as room to send. */
  private static Set<OpenSocket> connecting(List<OpenSocket> sockets) {
    return sockets.stream()
        .filter(socket -> socket.phase() == OpenSocket.Phase.CONNECTING)
        .collect(Collectors.toSet());
  }

  /** Whole milliseconds, rounded up so that the time-out is never cut short. */
  private static int millis(Invocation invocation) {
    return (int) Math.min(Integer.MAX_VALUE, invocation.timeout().plusNanos(999_999).toMillis());
  }

  private static List<OpenSocket> asked(Invocation invocation) {
    List<OpenSocket> sockets = new ArrayList<>();
    Optional<OpenSocket> named = invocation.target().filter(_ -> invocation.namesSocket());
    named.ifPresent(sockets::add);
    sockets.addAll(invocation.find(SOCKETS).orElse(List.of()));
    return sockets.isEmpty()
        ? invocation.session().sockets().all().stream()
            .filter(PollCommands::canBecomeReady)
            .toList()
        : sockets.stream().distinct().toList();
  }

  private static List<Report.Entry> held(List<OpenSocket> sockets) {
    List<Report.Entry> held = new ArrayList<>();
    for (OpenSocket socket : sockets) {
      int bytes = socket.held().length;
      if (bytes > 0) {
        held.add(
            new Report.Entry.Term(
                ReadyReason.name(socket),
                Amounts.bytes(bytes)
                    + (bytes == 1 ? " is" : " are")
                    + " held in the shell; the kernel knows nothing of them"));
      }
    }
    return held;
  }
}
