package socksh.view.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** Which sockets get a column, and in which order: who called stands left of whom it called. */
final class Choice {
  private Choice() {}

  /**
   * @param sockets the labels that are meant; none for those that spoke last
   * @param most how many columns there is room for
   */
  static List<Member> of(Cast cast, List<String> sockets, int most) {
    List<List<Member>> groups = sockets.isEmpty() ? last(cast, most) : named(cast, sockets, most);
    return groups.stream().flatMap(List::stream).distinct().toList();
  }

  private static List<List<Member>> named(Cast cast, List<String> sockets, int most) {
    List<List<Member>> groups = new ArrayList<>();
    List<List<Member>> listeners = new ArrayList<>();
    for (String label : sockets) {
      Member member = cast.find(label);
      List<List<Member>> tapped = tapped(cast, label, most);
      groups.addAll(tapped);
      if (member != null && tapped.isEmpty()) {
        (member.listens() ? listeners : groups).add(conversation(member));
      }
    }
    groups.addAll(listeners);
    return groups;
  }

  /** The last conversations that came to the door of a tap, as many as there is room for. */
  private static List<List<Member>> tapped(Cast cast, String door, int most) {
    List<List<Member>> all =
        cast.all().stream()
            .filter(it -> it.isTapped() && it.acceptor().equals(door))
            .map(Choice::conversation)
            .toList();
    return all.subList(Math.max(0, all.size() - Math.max(1, most / 2)), all.size());
  }

  /** The conversations that went on last, as many as there is room for. */
  private static List<List<Member>> last(Cast cast, int most) {
    List<List<Member>> groups = new ArrayList<>();
    SequencedSet<Member> seen = new LinkedHashSet<>();
    List<Member> latest = new ArrayList<>(cast.all()).reversed();
    latest.stream()
        .filter(it -> (it.isOurs() || it.isTapped()) && !it.listens())
        .forEach(it -> take(it, most, seen, groups));
    latest.stream()
        .filter(it -> it.isOurs() && it.listens() && isMissed(it, groups))
        .forEach(it -> take(it, most, seen, groups));
    return groups.stream().sorted(Comparator.comparing(Choice::isListener)).toList();
  }

  /** A listener is told of beside its clients, unless there are none. */
  private static boolean isMissed(Member listener, List<List<Member>> groups) {
    return groups.isEmpty();
  }

  private static boolean isListener(List<Member> group) {
    return group.getFirst().listens();
  }

  private static void take(
      Member member, int most, SequencedSet<Member> seen, List<List<Member>> groups) {
    List<Member> group = conversation(member);
    if (seen.contains(member) || !seen.isEmpty() && seen.size() + group.size() > most) {
      return;
    }
    seen.addAll(group);
    groups.addFirst(group);
  }

  private static List<Member> conversation(Member member) {
    if (member.other().isEmpty()) {
      return List.of(member);
    }
    Member other = member.other().get();
    boolean first = member.calls() || !other.calls() && member.acceptor().isEmpty();
    return first ? List.of(member, other) : List.of(other, member);
  }
}
