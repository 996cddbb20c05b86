package socksh.view.timeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socksh.kernel.Row;
import socksh.kernel.TcpState;
import socksh.session.Standing;

/** How every socket stands at one moment of the story, and through which states it came there. */
final class Scene {
  private final Cast cast;
  private final List<Member> columns;
  private final Map<Member, Row> now = new HashMap<>();
  private final Map<Member, List<String>> visited = new HashMap<>();

  Scene(Cast cast, List<Member> columns) {
    this.cast = cast;
    this.columns = columns;
  }

  /** The row of a socket, where it was looked at. */
  Optional<Row> row(Member member) {
    return Optional.ofNullable(now.get(member));
  }

  /** The states that a socket was seen in. */
  List<String> visited(Member member) {
    return List.copyOf(visited.getOrDefault(member, List.of()));
  }

  /** Puts the sockets where a look found them; gives what changed. */
  Map<Member, Change> become(List<Standing> ends) {
    Map<Member, Change> changes = new LinkedHashMap<>();
    for (Standing end : ends) {
      Member member = cast.of(end);
      if (member != null) {
        changes.put(member, new Change(now.put(member, end.row()), end.row()));
        visit(member, end.row());
      }
    }
    return changes;
  }

  private void visit(Member member, Row row) {
    List<String> states = visited.computeIfAbsent(member, _ -> new ArrayList<>());
    String state = Wording.state(row);
    if (states.isEmpty() || !states.getLast().equals(state)) {
      states.add(state);
    }
  }

  /** The states of all columns, for one row of the ladder. */
  List<String> states() {
    return columns.stream().map(this::state).toList();
  }

  private String state(Member member) {
    Row row = now.get(member);
    if (row == null) {
      return "";
    }
    boolean tells = row.state() == TcpState.LISTEN && row.receiveQueue() > 0;
    return Wording.state(row) + (tells ? ", " + row.receiveQueue() + " waiting" : "");
  }
}
