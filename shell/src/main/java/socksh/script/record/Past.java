package socksh.script.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socksh.command.Catalog;
import socksh.command.Understood;
import socksh.command.World;
import socksh.session.Event;
import socksh.session.Journal;
import socksh.session.OpenSocket;
import socksh.session.Purpose;
import socksh.session.Settings;
import socksh.session.Sockets;

/**
 * A session as it was: its events gathered by the command they belong to, each line understood with
 * the sockets and names of its moment.
 */
final class Past {
  private final Catalog catalog;
  private final World world;
  private final Sockets sockets = new Sockets(new Settings());
  private final Map<Long, Act> acts = new LinkedHashMap<>();
  private int place;

  private Past(Catalog catalog, World world) {
    this.catalog = catalog;
    this.world = world;
  }

  /** The commands that were understood, in the order in which they came to an end. */
  static List<Act> acts(List<Journal.Entry> entries, Catalog catalog, World world) {
    Past past = new Past(catalog, world);
    entries.forEach(past::take);
    return past.inOrder();
  }

  private void take(Journal.Entry entry) {
    place++;
    sockets.recall(entry.event());
    if (entry.event() instanceof Event.Typed typed) {
      sockets.find(typed.current()).ifPresent(sockets::use);
      catalog
          .understand(typed.line(), world, sockets)
          .ifPresent(
              line -> acts.put(entry.command(), new Act(entry.command(), line, typed.at(), place)));
      return;
    }
    Act act = acts.get(entry.command());
    if (act != null) {
      act.add(entry.event(), place);
      name(act, entry.event());
    }
  }

  /** What a command made has the name that it was given. */
  private void name(Act act, Event event) {
    Optional<String> name = act.line().name();
    if (name.isPresent() && event instanceof Event.Returned answer && answer.outcome().ok()) {
      List<String> labels = answer.labels().all();
      Optional<String> label = Act.socketMade(answer);
      label
          .or(() -> Optional.of(labels).filter(_ -> isAsked(answer)).map(List::getFirst))
          .flatMap(sockets::find)
          .filter(socket -> !isTarget(act.line(), socket))
          .ifPresent(socket -> sockets.name(socket, name.get()));
    }
  }

  private static boolean isAsked(Event.Returned answer) {
    return answer.purpose() == Purpose.ASKED && answer.labels().all().size() == 1;
  }

  private static boolean isTarget(Understood line, OpenSocket socket) {
    return Phrase.receiver(line).filter(socket::equals).isPresent();
  }

  /**
   * A command in the background stands where its answer came; if that was while another was at
   * work, behind that one, for it may be what the answer came of.
   */
  private List<Act> inOrder() {
    List<Act> all = new ArrayList<>(acts.values());
    for (Act act : all) {
      if (act.line().background()) {
        all.stream()
            .filter(other -> !other.line().background())
            .filter(other -> other.place() < act.end() && act.end() < other.end())
            .findFirst()
            .ifPresent(other -> act.standAt(other.end()));
      }
    }
    all.sort(Comparator.comparingInt(Act::end).thenComparing(act -> act.line().background()));
    return all;
  }
}
