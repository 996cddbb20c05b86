package socksh.view.timeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Fd;
import socksh.kernel.Outcome;
import socksh.kernel.Protocol;
import socksh.kernel.TcpState;
import socksh.session.Event;
import socksh.session.Standing;

/** Tells events, one after the other, as rungs of a ladder. */
final class Story {
  private static final String SYN = "SYN";

  private final Cast cast;
  private final Scene scene;
  private final Rungs rungs;
  private final Map<Long, List<Standing>> looks = new HashMap<>();
  private final Arrivals arrivals;
  private final Overseen overseen;

  Story(Cast cast, List<Member> columns, List<Event> events) {
    this.cast = cast;
    this.scene = new Scene(cast, columns);
    this.rungs = new Rungs(columns);
    this.arrivals = new Arrivals(scene, rungs);
    this.overseen = new Overseen(cast, rungs);
    events.forEach(this::index);
  }

  private void index(Event event) {
    if (event instanceof Event.Stood stood && stood.call() != 0) {
      looks.put(stood.call(), stood.ends());
    }
  }

  List<Rung> rungs() {
    return rungs.all();
  }

  List<String> visited(Member member) {
    return scene.visited(member);
  }

  void tell(Event event) {
    switch (event) {
      case Event.Captured(long at, _, _, var segment) ->
          cast.between(segment.protocol(), segment.from(), segment.to())
              .ifPresent(from -> rungs.captured(at, from, segment));
      case Event.Stood stood when stood.call() == 0 || looks.remove(stood.call()) != null ->
          arrivals.tell(stood.at(), scene.become(stood.ends()), null);
      case Event.Returned returned -> returned(returned);
      case Event.Tapped tapped -> overseen.tell(tapped);
      default -> {}
    }
  }

  /** What was captured and no call came after it. */
  void end() {
    rungs.flush();
  }

  private void returned(Event.Returned event) {
    List<Standing> ends = looks.remove(event.id());
    Map<Member, Change> changes = scene.become(ends == null ? List.of() : ends);
    Member caller = caller(event);
    if (caller != null && (event.isAnswer() || event.outcome().ok() || !isInterim(event))) {
      call(event, caller, changes);
    }
    arrivals.tell(event.at(), changes, caller);
  }

  /** A step that only has to be asked again tells nothing, unless it is a connect. */
  private static boolean isInterim(Event.Returned event) {
    return !(event.call() instanceof Call.Connect);
  }

  private @Nullable Member caller(Event.Returned event) {
    Fd fd = Wording.subject(event);
    return fd == null ? null : cast.find(event.labels().of(fd));
  }

  private void call(Event.Returned event, Member caller, Map<Member, Change> changes) {
    switch (event.call()) {
      case Call.Connect _ -> connect(event, caller, changes);
      case Call.Accept _ -> accept(event, caller);
      case Call.Send _, Call.SendFile _, Call.SendMapped _ ->
          send(event, caller, caller.other(), changes);
      case Call.SendTo(_, _, _, var to) ->
          send(event, caller, cast.between(caller.protocol(), to, to), changes);
      case Call.Recv _, Call.RecvFrom _ -> receive(event, caller);
      case Call.Shutdown _, Call.Close _ -> end(event, caller, changes);
      default -> rungs.note(event.at(), caller, Wording.call(event));
    }
  }

  // --- calls ------------------------------------------------------------------------------------

  private void connect(Event.Returned event, Member caller, Map<Member, Change> changes) {
    String call = Wording.call(event);
    long at = event.at();
    Member other = caller.other().orElse(null);
    if (other == null || caller.protocol() == Protocol.UDP) {
      String what = caller.protocol() == Protocol.UDP ? ": nothing is sent" : "";
      rungs.note(at, caller, call + what);
      return;
    }
    if (!caller.isTcp()) {
      rungs.arrow(at, caller, other, call, "", reach(event.outcome()), "");
      return;
    }
    Change change = changes.get(caller);
    boolean made = event.outcome().ok() || change != null && change.isNowEstablished();
    boolean refused = isErrno(event.outcome(), Errno.ECONNREFUSED) && other.isHere();
    boolean came = made || refused;
    rungs.arrow(at, caller, other, call, SYN, came ? Rung.Reach.ARRIVED : Rung.Reach.SENT, "");
    if (made) {
      rungs.shakeHands(at, caller, other);
    } else if (refused) {
      rungs.arrow(at, other, caller, "", "RST", Rung.Reach.ARRIVED, "");
    }
  }

  private static Rung.Reach reach(Outcome outcome) {
    return outcome.ok() ? Rung.Reach.ARRIVED : Rung.Reach.SENT;
  }

  private static boolean isErrno(Outcome outcome, Errno errno) {
    return outcome instanceof Outcome.Failure(Errno reason) && reason == errno;
  }

  private void accept(Event.Returned event, Member listener) {
    String call = Wording.call(event);
    Member guest =
        event.outcome() instanceof Outcome.Accepted(Fd fd, _)
            ? cast.find(event.labels().of(fd))
            : null;
    if (guest != null && rungs.shows(listener) && rungs.shows(guest)) {
      rungs.plain(event.at(), listener, guest, call);
    } else if (guest != null && rungs.shows(guest)) {
      rungs.note(event.at(), guest, listener.key() + " " + call);
    } else {
      rungs.note(event.at(), listener, call);
    }
  }

  private void send(
      Event.Returned event, Member caller, Optional<Member> to, Map<Member, Change> changes) {
    String call = Wording.call(event);
    if (!event.outcome().ok() || to.isEmpty() || !rungs.shows(to.get())) {
      String where =
          event.call() instanceof Call.SendTo(_, _, _, var address) ? " to " + address : "";
      rungs.note(event.at(), caller, call + where);
      return;
    }
    Member other = to.get();
    Change there = changes.get(other);
    Rung.Reach reach = reach(caller, there);
    String remark = reach == Rung.Reach.DROPPED ? Wording.dropped(there) : waiting(other, there);
    String segment = caller.protocol() == Protocol.UDP ? "DATAGRAM" : "";
    rungs.arrow(event.at(), caller, other, call, segment, reach, remark);
    scene
        .row(caller)
        .filter(row -> caller.isTcp() && row.sendQueue() > 0 && row.state() != TcpState.CLOSE)
        .ifPresent(
            row ->
                rungs.note(
                    event.at(), caller, "Send-Q " + row.sendQueue() + ": not acknowledged yet"));
  }

  private Rung.Reach reach(Member caller, @Nullable Change there) {
    if (there != null && there.dropped() > 0) {
      return Rung.Reach.DROPPED;
    }
    boolean grew = there != null && there.more() > 0;
    boolean acknowledged =
        caller.isTcp() && scene.row(caller).filter(row -> row.sendQueue() == 0).isPresent();
    return grew || acknowledged ? Rung.Reach.ARRIVED : Rung.Reach.SENT;
  }

  private String waiting(Member member, @Nullable Change there) {
    return there == null ? "" : scene.row(member).map(Wording::waiting).orElse("");
  }

  private void receive(Event.Returned event, Member caller) {
    String call = Wording.call(event);
    Member other = sender(event, caller).orElse(null);
    boolean bytes =
        event.outcome() instanceof Outcome.Received(byte[] it, long length, _)
            && (it.length > 0 || length > 0 || caller.protocol() == Protocol.UDP);
    if (bytes && other != null && !other.isOurs() && !arrivals.wasAnnounced(caller)) {
      String segment = caller.protocol() == Protocol.UDP ? "DATAGRAM" : "";
      rungs.came(event.at(), other, caller, call, segment);
      return;
    }
    arrivals.took(caller, event.outcome().value());
    if (isErrno(event.outcome(), Errno.ECONNREFUSED)
        && caller.protocol() == Protocol.UDP
        && other != null) {
      rungs.inferred(event.at(), other, caller, "ICMP port unreachable", "");
    }
    rungs.note(event.at(), caller, call);
  }

  private Optional<Member> sender(Event.Returned event, Member caller) {
    return event.outcome() instanceof Outcome.Received(_, _, var from) && from.isPresent()
        ? cast.between(caller.protocol(), from.get(), from.get()).or(caller::other)
        : caller.other();
  }

  private void end(Event.Returned event, Member caller, Map<Member, Change> changes) {
    if (event.call() instanceof Call.Close) {
      arrivals.closed(caller);
    }
    Member other = caller.other().orElse(null);
    String segment = other == null ? "" : goodbye(caller, other, changes);
    String call = Wording.call(event);
    if (other == null || segment.isEmpty() && !rungs.isCaptured(caller)) {
      rungs.note(event.at(), caller, call);
      return;
    }
    arrivals.saidGoodbye(caller);
    String remark = segment.equals("FIN") ? waiting(other, changes.get(other)) : "";
    rungs.arrow(event.at(), caller, other, call, segment, Rung.Reach.ARRIVED, remark);
  }

  private String goodbye(Member caller, Member other, Map<Member, Change> changes) {
    Change own = changes.get(caller);
    Change their = changes.get(other);
    if (own != null && own.sentFin() || their != null && their.gotFin()) {
      return arrivals.hasSaidGoodbye(caller) ? "" : "FIN";
    }
    if (their != null && their.brokeOff()) {
      return "RST";
    }
    if (own != null && own.endedLast()) {
      return "FIN";
    }
    return own != null && own.brokeOff() ? "RST" : "";
  }
}
