package socksh.view.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socksh.session.Event;
import socksh.session.Report;

/**
 * What passed between some sockets.
 *
 * @param columns the sockets, from left to right; none where nothing happened
 * @param rungs what happened, the earliest first
 */
public record Timeline(List<Column> columns, List<Rung> rungs) {

  /**
   * The conversation of some sockets.
   *
   * @param sockets their labels; none for those that spoke last
   * @param most how many columns there is room for; more are drawn only for sockets that were named
   */
  public static Timeline of(List<Event> events, List<String> sockets, int most) {
    Cast cast = Cast.of(events);
    List<Member> members = Choice.of(cast, sockets, most);
    Story story = new Story(cast, members, events);
    events.forEach(story::tell);
    story.end();
    List<Column> columns = new ArrayList<>();
    members.forEach(member -> columns.add(member.column(story.visited(member))));
    return new Timeline(columns, story.rungs());
  }

  /** The same from what a command found in the journal. */
  public static Timeline of(Report.Conversation conversation, int most) {
    return of(conversation.events(), conversation.sockets(), most);
  }

  /** The first segment that is known in this way. */
  public Optional<String> first(Rung.Proof proof) {
    return rungs.stream()
        .filter(rung -> rung instanceof Rung.Arrow arrow && arrow.proof() == proof)
        .map(rung -> ((Rung.Arrow) rung).segment())
        .findFirst();
  }

  /** Whether it tells of a handshake that no states follow: nobody looked when they changed. */
  public boolean missesStates() {
    int place = 0;
    while (place < rungs.size() && !isSegment(rungs.get(place), "SYN+ACK")) {
      place++;
    }
    while (place < rungs.size() && isSegment(rungs.get(place), "")) {
      place++;
    }
    return place < rungs.size() && !(rungs.get(place) instanceof Rung.States);
  }

  /** Whether a rung is a segment that no call stands beside. */
  private static boolean isSegment(Rung rung, String beginning) {
    return rung instanceof Rung.Arrow arrow
        && arrow.call().isEmpty()
        && arrow.segment().startsWith(beginning);
  }
}
