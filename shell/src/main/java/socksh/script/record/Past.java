package socksh.script.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import socksh.command.Catalog;
import socksh.command.Understood;
import socksh.command.World;
import socksh.session.Event;
import socksh.session.Journal;
import socksh.session.Settings;
import socksh.session.Sockets;

/**
 * A session as it was: its events gathered by the command they belong to, each line understood with
 * the sockets and names of its moment. What went through a tap stands there as commands too.
 */
public final class Past {
  private static final Pattern TO_A_NUMBER = Pattern.compile("\\s*(#\\d{1,9})\\s");

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
  public static List<Act> acts(List<Journal.Entry> entries, Catalog catalog, World world) {
    Past past = new Past(catalog, world);
    Overseen.asCommands(entries).forEach(past::take);
    return past.inOrder();
  }

  private void take(Journal.Entry entry) {
    place++;
    sockets.recall(entry.event());
    if (entry.event() instanceof Event.Typed typed) {
      sockets.find(typed.current()).ifPresent(sockets::use);
      understood(typed.line())
          .ifPresent(
              line ->
                  acts.put(
                      entry.command(),
                      new Act(entry.command(), typed.line(), line, typed.at(), place)));
      return;
    }
    Act act = acts.get(entry.command());
    if (act != null) {
      act.add(entry.event(), place);
    }
    if (entry.event() instanceof Event.Named named) {
      named(named);
    }
  }

  /** A line may speak to a client that a server has let in, of which a journal knows nothing. */
  private Optional<Understood> understood(String line) {
    Matcher client = TO_A_NUMBER.matcher(line);
    if (client.lookingAt() && sockets.find(client.group(1)).isEmpty()) {
      sockets.recallClient(client.group(1));
    }
    return catalog.understand(line, world, sockets);
  }

  /** What made a socket knows it by the name that the socket got then or later. */
  private void named(Event.Named named) {
    List<Act> all = new ArrayList<>(acts.values());
    all.reversed().stream()
        .filter(act -> act.made().filter(named.socket()::equals).isPresent())
        .findFirst()
        .ifPresent(act -> act.name(named.name()));
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
