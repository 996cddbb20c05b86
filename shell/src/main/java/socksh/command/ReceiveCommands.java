package socksh.command;

import java.util.List;
import java.util.Set;
import socksh.kernel.Call;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;
import socksh.session.Ending;
import socksh.session.OpenSocket;
import socksh.session.Receiving;
import socksh.session.Report;
import socksh.session.Verdict;
import socksh.session.Waiting;
import socksh.session.Wanted;

/** Everything that receives. */
final class ReceiveCommands {
  static final Parameter<Wanted> WANTED = new WantedParameter();
  private static final Parameter<String> TO =
      Parameters.file("to", "write it to a file instead of showing it");
  private static final Parameter<Integer> COUNT =
      Parameters.word(
          "[N]",
          Parameter.Place.OPTIONAL,
          Tint.NUMBER,
          word -> Parameters.number(word, 1, 1 << 26),
          typed -> List.of(Candidate.of("64", "numbers", "up to so many bytes")));

  private ReceiveCommands() {}

  static Catalog.Family family() {
    return new Catalog.Family("Receiving", List.of(recv(), peek(), Expecting.command()));
  }

  static boolean canReceive(OpenSocket socket) {
    return socket.phase() == OpenSocket.Phase.CONNECTED
        || socket.kind() == Kind.DGRAM && socket.phase() == OpenSocket.Phase.BOUND;
  }

  private static Command recv() {
    return Command.named("recv")
        .summary("receive: what is there, a line, so many bytes, all")
        .takes(WANTED, TO, Parameters.TIMEOUT)
        .on(Command.Target.REQUIRED, ReceiveCommands::canReceive)
        .calls("poll", "recv", "recvfrom")
        .example("open tcp lab:daytime; recv line")
        .notes(
            "`recv N` is one recv(2) of up to N bytes. The other forms call it as often as they"
                + " must. A time-out loses nothing: what came waits for the next recv.",
            "The limit of `timeout T` is for the whole; for `recv all` it is the longest silence.")
        .does(ReceiveCommands::performRecv);
  }

  private static Verdict performRecv(Invocation invocation) {
    Wanted wanted = wanted(invocation);
    if (wanted instanceof Wanted.All && invocation.socket().kind() == Kind.STREAM) {
      return new Draining(invocation).drain(invocation.find(TO));
    }
    if (invocation.has(TO)) {
      throw invocation.wrong("only `recv all` writes to a file", "`recv all to FILE`");
    }
    return show(invocation, receive(invocation, wanted));
  }

  /** What was asked for, or whatever one recv gives; datagrams are always whole. */
  static Wanted wanted(Invocation invocation) {
    Wanted wanted = invocation.find(WANTED).orElse(WantedParameter.whatever());
    boolean stream = !(wanted instanceof Wanted.Once || wanted instanceof Wanted.Idle);
    if (stream && invocation.socket().kind() == Kind.DGRAM) {
      throw invocation.wrong(
          "a datagram is whole: it has no lines to wait for and no end", "`recv` or `recv 64`");
    }
    return wanted;
  }

  /** Receives; the answer is not shown yet. */
  static Report.Received receive(Invocation invocation, Wanted wanted) {
    return new Receiving(invocation.session(), invocation.socket(), invocation.timeout())
        .receive(wanted);
  }

  static Verdict show(Invocation invocation, Report.Received received) {
    invocation.session().show(received);
    boolean plainEnd =
        received.ending() == Ending.END_OF_STREAM && received.wanted() instanceof Wanted.Once;
    return plainEnd ? Verdict.DONE : received.ending().verdict();
  }

  private static Command peek() {
    return Command.named("peek")
        .summary("look at what waits without taking it")
        .takes(COUNT, Parameters.TIMEOUT)
        .on(Command.Target.REQUIRED, ReceiveCommands::canReceive)
        .calls("poll", "recv")
        .example("open tcp lab:daytime; peek 8; recv line")
        .does(ReceiveCommands::performPeek);
  }

  private static Verdict performPeek(Invocation invocation) {
    OpenSocket socket = invocation.socket();
    long began = invocation.session().now();
    long limit = began + invocation.timeout().toNanos();
    int most = invocation.find(COUNT).orElse(Receiving.ROOM);
    if (socket.held().length > 0) {
      return show(invocation, Peeked.held(socket, most));
    }
    Ending ending =
        socket.blocking() ? Waiting.readable(invocation.session(), socket, limit) : Ending.COMPLETE;
    if (ending != Ending.COMPLETE) {
      return show(
          invocation, Peeked.nothing(socket, most, ending, invocation.session().now() - began));
    }
    Outcome outcome = invocation.ask(new Call.Recv(socket.fd(), most, Set.of(Call.Flag.MSG_PEEK)));
    return outcome instanceof Outcome.Received received
        ? show(
            invocation, Peeked.report(socket, most, received, invocation.session().now() - began))
        : Verdict.of(outcome);
  }
}
