package socksh.view.timeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import socksh.kernel.Segment;

/**
 * The rungs so far. Between two sockets of which segments were captured none is inferred any more:
 * the first one that a call has sent is told beside the call.
 */
final class Rungs {
  /** A captured segment that no rung tells of yet. */
  private record Caught(long at, Member from, Member to, Segment segment) {}

  private final List<Member> columns;
  private final List<Rung> all = new ArrayList<>();
  private final List<Caught> caught = new ArrayList<>();
  private final Set<Member> captured = new HashSet<>();

  Rungs(List<Member> columns) {
    this.columns = columns;
  }

  List<Rung> all() {
    return List.copyOf(all);
  }

  /** Whether a socket has a column. */
  boolean shows(Member member) {
    return columns.contains(member);
  }

  /** Whether the segments of its connection were captured. */
  boolean isCaptured(Member member) {
    return captured.contains(member);
  }

  void captured(long at, Member from, Segment segment) {
    from.other()
        .ifPresent(
            to -> {
              captured.add(from);
              captured.add(to);
              caught.add(new Caught(at, from, to, segment));
            });
  }

  /** Tells of all that was captured. */
  void flush() {
    List<Caught> waiting = List.copyOf(caught);
    caught.clear();
    waiting.forEach(this::tell);
  }

  private void tell(Caught one) {
    add(
        one.at(),
        one.from(),
        one.to(),
        "",
        Wording.segment(one.segment()),
        Rung.Proof.CAPTURED,
        Rung.Reach.ARRIVED,
        "");
  }

  void note(long at, Member member, String text) {
    flush();
    if (shows(member)) {
      all.add(new Rung.Note(at, columns.indexOf(member), text));
    }
  }

  /** A call that goes to another socket of this shell and sends nothing. */
  void plain(long at, Member from, Member to, String call) {
    add(at, from, to, call, "", Rung.Proof.NONE, Rung.Reach.ARRIVED, "");
  }

  /** A call that sends, with the segment that it is known to have sent, or none. */
  void arrow(
      long at,
      Member from,
      Member to,
      String call,
      String segment,
      Rung.Reach reach,
      String remark) {
    if (!isCaptured(from)) {
      boolean known = segment.isEmpty() || segment.equals("DATAGRAM");
      Rung.Proof proof = known ? Rung.Proof.NONE : Rung.Proof.INFERRED;
      add(at, from, to, call, segment, proof, reach, remark);
      return;
    }
    Caught first = caught.stream().filter(one -> one.from() == from).findFirst().orElse(null);
    if (first == null) {
      flush();
      note(at, from, call);
      return;
    }
    List<Caught> waiting = List.copyOf(caught);
    caught.clear();
    int place = waiting.indexOf(first);
    waiting.subList(0, place).forEach(this::tell);
    add(
        first.at(),
        from,
        to,
        call,
        Wording.segment(first.segment()),
        Rung.Proof.CAPTURED,
        Rung.Reach.ARRIVED,
        remark);
    waiting.subList(place + 1, waiting.size()).forEach(this::tell);
  }

  /** What a call has fetched that came from elsewhere. */
  void came(long at, Member from, Member to, String call, String segment) {
    if (isCaptured(to)) {
      note(at, to, call);
    } else {
      add(at, from, to, call, segment, Rung.Proof.NONE, Rung.Reach.ARRIVED, "");
    }
  }

  /** The rest of a handshake, after its SYN. */
  void shakeHands(long at, Member caller, Member other) {
    inferred(at, other, caller, "SYN+ACK", "");
    inferred(at, caller, other, "ACK", "");
  }

  /** A segment that nobody saw and that must have gone. */
  void inferred(long at, Member from, Member to, String segment, String remark) {
    if (isCaptured(from)) {
      flush();
    } else {
      add(at, from, to, "", segment, Rung.Proof.INFERRED, Rung.Reach.ARRIVED, remark);
    }
  }

  private void add(
      long at,
      Member from,
      Member to,
      String call,
      String segment,
      Rung.Proof proof,
      Rung.Reach reach,
      String remark) {
    if (shows(from) && shows(to)) {
      all.add(
          new Rung.Arrow(
              at, columns.indexOf(from), columns.indexOf(to), call, segment, proof, reach, remark));
    }
  }

  void states(long at, List<String> states, Predicate<Member> isItsMove) {
    flush();
    List<String> moves =
        columns.stream().map(member -> isItsMove.test(member) ? "your move: close" : "").toList();
    all.add(new Rung.States(at, states, moves));
  }
}
