package socksh.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socksh.kernel.Outcome;
import socksh.manual.Manual;
import socksh.manual.Reason;
import socksh.session.Event;

/** What an answer means: why the kernel said no and what to try, or what a yes has brought. */
final class Explained {
  /** Times line up here behind calls that are not too long. */
  private static final int TIME_COLUMN = 64;

  private Explained() {}

  /** The call with all its arguments, its answer, the time it took, and what the answer means. */
  static List<Styled> lines(Event.Returned event) {
    List<Styled> lines = new ArrayList<>();
    Ink ink = new Ink().add(Notation.of(event, Notation.Detail.FULL));
    int gap = Math.max(2, TIME_COLUMN - Width.of(ink.line()));
    lines.add(ink.add(" ".repeat(gap)).add(Style.DIM, Human.time(event.took())).line());
    if (event.outcome().ok()) {
      lines.add(indented(Manual.meaning(event.call(), event.outcome())));
    } else {
      lines.addAll(reason(event));
    }
    return lines;
  }

  /** Why the kernel said no and what to try; nothing where it did not. */
  static List<Styled> reason(Event.Returned event) {
    return why(event).map(Explained::lines).orElse(List.of());
  }

  private static Optional<Reason> why(Event.Returned event) {
    return switch (event.outcome()) {
      case Outcome.Failure(var errno) -> Optional.of(Manual.reason(event.call(), errno));
      case Outcome.Unresolved unresolved -> Optional.of(Manual.reason(unresolved));
      default -> Optional.empty();
    };
  }

  private static List<Styled> lines(Reason reason) {
    List<Styled> lines = new ArrayList<>();
    lines.add(indented(reason.sentence()));
    for (String thing : reason.tries()) {
      lines.add(new Ink().add("  try: ").add(Style.HINT, thing).line());
    }
    return lines;
  }

  private static Styled indented(String sentence) {
    return Styled.of(Style.PLAIN, "  " + sentence);
  }
}
