package socksh.view;

import java.util.ArrayList;
import java.util.List;
import socksh.session.Event;

/** A call with all its arguments, its answer, the time it took, and what the answer means. */
final class Explained {
  private static final int TIME_COLUMN = 64;

  private Explained() {}

  static List<Styled> lines(Event.Returned event) {
    List<Styled> lines = new ArrayList<>();
    Styled call = Notation.of(event, Notation.Detail.FULL);
    int gap = Math.max(2, TIME_COLUMN - Width.of(call));
    Ink ink = new Ink().add(call).add(" ".repeat(gap));
    lines.add(ink.add(Style.DIM, Human.time(event.took())).line());
    lines.addAll(reason(event));
    return lines;
  }

  /** Why the kernel said no and what to try; nothing where it did not. */
  static List<Styled> reason(Event.Returned event) {
    return List.of();
  }
}
