package socksh.script.record;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import socksh.kernel.Call;
import socksh.session.Event;

/** Some of the commands of a session, with those before that they cannot do without. */
public final class Stretch {
  private Stretch() {}

  /** The last so many commands that made calls. */
  public static List<Act> last(List<Act> all, int count) {
    List<Act> told = all.stream().filter(act -> !act.isOfTheShell()).toList();
    Set<Act> last =
        new LinkedHashSet<>(told.subList(Math.max(0, told.size() - count), told.size()));
    return of(all, last::contains);
  }

  /** Those that are wanted, and what made the sockets that they speak to what they were. */
  static List<Act> of(List<Act> all, Predicate<Act> wanted) {
    Set<Act> needed = new LinkedHashSet<>(all.stream().filter(wanted).toList());
    Endpoints where = new Endpoints(all);
    for (Act act : all.reversed()) {
      boolean calls = where.owner(act).filter(label -> isSpokenOf(label, needed)).isPresent();
      if (makes(act, needed) || act.made().isPresent() && calls) {
        needed.add(act);
      }
    }
    return all.stream().filter(needed::contains).toList();
  }

  /** Whether it made one of their sockets, or gave it its place. */
  private static boolean makes(Act act, Set<Act> needed) {
    return act.made().filter(label -> isSpokenOf(label, needed)).isPresent()
        || act.answers()
            .filter(Stretch::places)
            .flatMap(answer -> answer.labels().all().stream())
            .anyMatch(label -> isSpokenOf(label, needed));
  }

  private static boolean places(Event.Returned answer) {
    return answer.outcome().ok()
        && switch (answer.call()) {
          case Call.Bind _, Call.Listen _, Call.Connect _ -> true;
          default -> false;
        };
  }

  private static boolean isSpokenOf(String label, Set<Act> acts) {
    return acts.stream().anyMatch(act -> Scribe.labels(act).contains(label));
  }
}
