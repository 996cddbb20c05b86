package socksh.view.timeline;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Row;
import socksh.kernel.TcpState;

/** What came to a socket without a call of its own: seen by how its state and its queue changed. */
final class Arrivals {
  private final Scene scene;
  private final Rungs rungs;
  private final Set<Member> goodbyes = new HashSet<>();
  private final Set<Member> closed = new HashSet<>();
  private final Map<Member, Long> announced = new HashMap<>();
  private List<String> told = List.of();

  Arrivals(Scene scene, Rungs rungs) {
    this.scene = scene;
    this.rungs = rungs;
  }

  /** Its owner has closed it. */
  void closed(Member member) {
    closed.add(member);
  }

  /** Its FIN, or its reset, was told. */
  void saidGoodbye(Member member) {
    goodbyes.add(member);
  }

  boolean hasSaidGoodbye(Member member) {
    return goodbyes.contains(member);
  }

  /** Whether bytes that wait for it were told as they came. */
  boolean wasAnnounced(Member member) {
    return announced.getOrDefault(member, 0L) > 0;
  }

  /** Some of the bytes that waited were received. */
  void took(Member member, long bytes) {
    announced.computeIfPresent(member, (_, left) -> Math.max(0, left - Math.max(1, bytes)));
  }

  /**
   * Tells what changes prove that no call has told.
   *
   * @param caller whose call came before, where one did
   */
  void tell(long at, Map<Member, Change> changes, @Nullable Member caller) {
    changes.forEach((member, change) -> arrived(at, member, change, caller));
    List<String> states = scene.states();
    if (!states.equals(told) && isWorthTelling(changes)) {
      told = states;
      rungs.states(at, states, this::isItsMove);
    }
  }

  /** A socket that was only made stands nowhere yet. */
  private boolean isWorthTelling(Map<Member, Change> changes) {
    return changes.entrySet().stream()
        .filter(change -> rungs.shows(change.getKey()))
        .anyMatch(change -> change.getValue().isFromOrToSomewhere());
  }

  private boolean isItsMove(Member member) {
    return member.isOurs()
        && !closed.contains(member)
        && scene.row(member).map(Row::state).filter(TcpState.CLOSE_WAIT::equals).isPresent();
  }

  private void arrived(long at, Member member, Change change, @Nullable Member caller) {
    Member other = member.other().orElse(null);
    if (other == null) {
      return;
    }
    if (change.wasAnswered()) {
      rungs.shakeHands(at, member, other);
    }
    boolean unasked = caller != member && caller != other;
    if (unasked && member.isOurs() && !other.isOurs() && change.more() > 0) {
      announced.merge(member, change.more(), Long::sum);
      rungs.inferred(
          at,
          other,
          member,
          member.isTcp() ? change.more() + " bytes" : "DATAGRAM",
          Wording.waiting(change.after()));
    }
    if (change.gotFin() && goodbyes.add(other)) {
      rungs.inferred(at, other, member, "FIN", Wording.waiting(change.after()));
    }
    if (change.brokeOff()
        && member.isOurs()
        && !closed.contains(member)
        && !isGoneBy(caller, other)) {
      rungs.inferred(at, other, member, "RST", "");
    }
  }

  /** Whether the other end has just been closed by a call that was told already. */
  private boolean isGoneBy(@Nullable Member caller, Member other) {
    return caller == other && closed.contains(other);
  }
}
