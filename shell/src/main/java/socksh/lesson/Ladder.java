package socksh.lesson;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import socksh.kernel.Row;
import socksh.session.Event;
import socksh.session.Report;
import socksh.session.Session;
import socksh.session.Standing;

/**
 * What the diagram of a step draws: what was called since the step began, and how the connections
 * of those calls stood. One of an earlier step may still change its state; that is not told.
 */
final class Ladder {
  private final List<Event> events;
  private final Set<String> called = new HashSet<>();
  private final Set<Set<String>> connections = new HashSet<>();

  /** Of what a session has seen since that moment, in its nanoseconds. */
  Ladder(Session session, long begun) {
    this.events =
        Report.Conversation.of(session.journal(), List.of()).events().stream()
            .filter(event -> event.at() >= begun)
            .toList();
    for (Event event : events) {
      if (event instanceof Event.Returned returned) {
        called.addAll(returned.labels().all());
      }
    }
    for (Event event : events) {
      if (event instanceof Event.Stood stood) {
        stood.ends().stream()
            .filter(end -> called.contains(end.socket()))
            .forEach(end -> connections.add(connection(end.row())));
      }
    }
  }

  private static Set<String> connection(Row row) {
    return Set.copyOf(List.of(row.local().unmapped().toString(), row.peer().unmapped().toString()));
  }

  Report.Conversation conversation() {
    List<Event> drawn = new ArrayList<>();
    for (Event event : events) {
      if (!(event instanceof Event.Stood(long at, long call, List<Standing> ends))) {
        drawn.add(event);
        continue;
      }
      List<Standing> ours = ends.stream().filter(this::isOurs).toList();
      if (!ours.isEmpty()) {
        drawn.add(new Event.Stood(at, call, ours));
      }
    }
    return new Report.Conversation(drawn, List.of());
  }

  private boolean isOurs(Standing end) {
    return called.contains(end.socket()) || connections.contains(connection(end.row()));
  }
}
