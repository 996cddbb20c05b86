package socksh.view.capture;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Family;
import socksh.kernel.Fd;
import socksh.kernel.OptionValue;
import socksh.kernel.Outcome;
import socksh.kernel.Protocol;
import socksh.kernel.Segment;
import socksh.session.Event;
import socksh.session.Report;

/** Tells calls on TCP sockets, and captured segments, to the connections that they belong to. */
final class Streams {
  private final Directory directory;
  private final Connections flows;
  private final Set<String> resetsAtClose = new HashSet<>();

  Streams(Directory directory, List<Event> events) {
    this.directory = directory;
    this.flows = new Connections(events);
  }

  /**
   * All packets of the connections of some sockets.
   *
   * @param wanted their labels; none for all
   */
  Stream<Packet> packets(Set<String> wanted) {
    return flows.all().stream()
        .filter(flow -> wanted.isEmpty() || flow.concernsOneOf(wanted))
        .flatMap(flow -> flow.packets().stream());
  }

  void returned(Event.Returned event) {
    switch (event.call()) {
      case Call.Connect(Fd fd, Address to) -> connect(event, event.labels().of(fd), to);
      case Call.Accept(Fd fd) -> accept(event, event.labels().of(fd));
      case Call.Send(Fd fd, _, _) -> send(event, event.labels().of(fd));
      case Call.SendTo(Fd fd, _, _, _) -> send(event, event.labels().of(fd));
      case Call.SendFile(Fd fd, _, _, _) -> send(event, event.labels().of(fd));
      case Call.SendMapped(Fd fd, _, _, _) -> send(event, event.labels().of(fd));
      case Call.Recv(Fd fd, int length, var flags) when !flags.contains(Call.Flag.MSG_PEEK) ->
          receive(event, event.labels().of(fd), length);
      case Call.RecvFrom(Fd fd, int length, var flags) when !flags.contains(Call.Flag.MSG_PEEK) ->
          receive(event, event.labels().of(fd), length);
      case Call.Shutdown(Fd fd, Call.How how) when event.outcome().ok() ->
          shutdown(event.at(), event.labels().of(fd), how);
      case Call.SetOption(Fd fd, _, OptionValue.Linger linger) when event.outcome().ok() ->
          linger(event.labels().of(fd), linger);
      case Call.Close(Fd fd) -> close(event.at(), event.labels().of(fd));
      default -> {}
    }
  }

  private void connect(Event.Returned event, String label, Address to) {
    if (!directory.is(label, Protocol.TCP) || !Answers.isOnTheWire(event.outcome())) {
      return;
    }
    Flow flow =
        flows
            .of(label)
            .filter(it -> !it.over() || isAnswered(it, event))
            .orElseGet(() -> begun(label, to));
    switch (event.outcome()) {
      case Outcome.Failure(Errno no) when no == Errno.EINPROGRESS -> flow.asks(event.at());
      case Outcome.Failure(Errno no) when no == Errno.ECONNREFUSED -> {
        flow.asks(event.at() - event.took());
        flow.refuses(event.at());
      }
      case Outcome.Failure(Errno no) when no == Errno.ETIMEDOUT -> {
        flow.asks(event.at() - event.took());
        flow.fades();
      }
      default -> {
        flow.asks(event.at() - event.took());
        flow.answers(event.at());
      }
    }
  }

  /** Whether this connection was captured within this very call. */
  private static boolean isAnswered(Flow flow, Event.Returned event) {
    return flow.last() >= event.at() - event.took();
  }

  private Flow begun(String label, Address to) {
    Address there = Directory.target(to);
    return flows.begin(
        new Side(label, directory.beside(label, there).orElse(null)), new Side("", there));
  }

  private void accept(Event.Returned event, String listener) {
    if (!(event.outcome() instanceof Outcome.Accepted(Fd fd, Address peer))
        || peer.family() == Family.UNIX) {
      return;
    }
    String label = event.labels().of(fd);
    Flow flow =
        flows
            .waiting(peer, directory.local(listener).orElse(null))
            .orElseGet(() -> called(label, listener, peer));
    flow.client().address(peer);
    flow.concerns(listener);
    flows.belongs(flow, flow.server(), label);
    flow.answers(event.at());
  }

  /** A client from elsewhere, seen when it is accepted: it had called before. */
  private Flow called(String label, String listener, Address peer) {
    Address here =
        directory.beside(label, peer).or(() -> directory.beside(listener, peer)).orElse(null);
    return flows.begin(new Side("", Directory.bare(peer)), new Side("", here));
  }

  // --- the streams ------------------------------------------------------------------------------

  private void send(Event.Returned event, String label) {
    Flow flow = flow(label).orElse(null);
    if (flow == null) {
      return;
    }
    Side mine = flow.side(label);
    Content.sent(event)
        .ifPresent(content -> flow.says(event.at(), mine, mine.sends(content.length()), content));
    if (Answers.is(event.outcome(), Errno.ECONNRESET)
        || Answers.is(event.outcome(), Errno.EPIPE) && !mine.ended()) {
      flow.resets(event.at(), flow.other(mine));
    }
  }

  /** The connection of a socket; one whose beginning is not known any more goes on. */
  private Optional<Flow> flow(String label) {
    Optional<Flow> known = flows.of(label);
    if (known.isPresent() || !directory.is(label, Protocol.TCP)) {
      return known;
    }
    return directory.peer(label).map(peer -> goesOn(label, peer));
  }

  private Flow goesOn(String label, Address peer) {
    Flow flow =
        flows
            .between(directory.beside(label, peer).orElse(null), peer)
            .orElseGet(() -> begun(label, peer));
    flows.belongs(flow, flow.side(label).isOurs() ? flow.server() : flow.client(), label);
    flow.goesOn();
    return flow;
  }

  private void receive(Event.Returned event, String label, int room) {
    Flow flow = flow(label).orElse(null);
    if (flow == null) {
      return;
    }
    Side other = flow.other(flow.side(label));
    if (Answers.is(event.outcome(), Errno.ECONNRESET)) {
      flow.resets(event.at(), other);
    } else if (event.outcome() instanceof Outcome.Received received) {
      Content content = Content.received(received);
      if (content.length() > 0) {
        flow.says(event.at(), other, other.isTaken(content.length()), content);
      } else if (room > 0) {
        flow.ends(event.at(), other);
      }
    }
  }

  /** Received straight into a file: how much is known, and not what. */
  void poured(long at, Report.Poured poured) {
    Flow flow = flow(poured.socket()).orElse(null);
    if (flow == null) {
      return;
    }
    Side other = flow.other(flow.side(poured.socket()));
    Content content = Content.poured(poured.bytes());
    if (content.length() > 0) {
      flow.says(at, other, other.isTaken(content.length()), content);
    }
    if (poured.ended()) {
      flow.ends(at, other);
    }
  }

  // --- the end ----------------------------------------------------------------------------------

  private void shutdown(long at, String label, Call.How how) {
    if (how != Call.How.SHUT_RD) {
      flow(label).ifPresent(flow -> flow.ends(at, flow.side(label)));
    }
  }

  private void linger(String label, OptionValue.Linger linger) {
    if (linger.on() && linger.seconds() == 0) {
      resetsAtClose.add(label);
    } else {
      resetsAtClose.remove(label);
    }
  }

  /** A close with bytes unread is a reset; see RFC 9293, 3.6.1. */
  private void close(long at, String label) {
    Flow flow = flows.of(label).orElse(null);
    if (flow == null) {
      return;
    }
    Side mine = flow.side(label);
    if (!flow.established()) {
      flow.fades();
    } else if (resetsAtClose.contains(label) || flow.other(mine).isUnread()) {
      flow.resets(at, mine);
    } else {
      flow.ends(at, mine);
    }
  }

  void captured(Event.Captured event) {
    Segment segment = event.segment();
    boolean opens = segment.has(Segment.Flag.SYN) && !segment.has(Segment.Flag.ACK);
    Flow flow =
        flows
            .of(event)
            .filter(it -> !opens || !it.established())
            .orElseGet(() -> seen(event, opens));
    flow.concerns(event.from());
    flow.concerns(event.to());
    flows.captured(flow, event);
  }

  private Flow seen(Event.Captured event, boolean opens) {
    Flow flow =
        flows.begin(
            new Side("", Directory.bare(event.segment().from())),
            new Side("", Directory.bare(event.segment().to())));
    flows.belongs(flow, flow.client(), event.from());
    if (!opens) {
      flows.belongs(flow, flow.server(), event.to());
    }
    return flow;
  }
}
