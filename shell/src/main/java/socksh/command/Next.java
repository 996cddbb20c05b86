package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socksh.language.Word;
import socksh.session.OpenSocket;
import socksh.session.Sockets;

/** What may come next at a place: a verb, a socket, or what the parameters offer by turns. */
final class Next {
  private final Catalog catalog;
  private final Place place;
  private final Coming coming;
  private final World world;
  private final Sockets sockets;
  private final int verb;

  Next(Catalog catalog, Place place, Coming coming, World world, Sockets sockets) {
    this.catalog = catalog;
    this.place = place;
    this.coming = coming;
    this.world = world;
    this.sockets = sockets;
    this.verb = verbIndex();
  }

  /** Where the verb stands, or will stand. */
  private int verbIndex() {
    List<Word> before = place.before();
    if (before.isEmpty() || catalog.find(before.getFirst().raw()).isPresent()) {
      return 0;
    }
    Word first = before.getFirst();
    boolean socket =
        Catalog.socket(first, sockets).isPresent() || coming.names().contains(first.raw());
    return socket ? 1 : 0;
  }

  /** Whether the verb is still being typed. */
  boolean isAtVerb() {
    return verb == place.before().size();
  }

  /** The command whose verb stands before the place. */
  Optional<Command> command() {
    return isAtVerb() ? Optional.empty() : catalog.find(place.before().get(verb).raw());
  }

  /** Whether {@code as} stands before the cursor, or even {@code as NAME}. */
  boolean isAtName(Command command) {
    int end = place.before().size();
    return command.makes() != Command.Makes.NOTHING && (isAs(end - 1) || isAs(end - 2));
  }

  private boolean isAs(int index) {
    return index > verb && place.before().get(index).is("as");
  }

  /** The way of the words before the place through the parameters of a command. */
  Walk walk(Command command) {
    return new Walk(command, place.line(), verb + 1, place.before().size(), world, sockets, coming);
  }

  /** What a parameter is told whose turn it is. */
  Parameter.Typed typed(Walk.Turn turn) {
    Word behind = place.before().get(place.before().size() - turn.before().size() - 1);
    return new Parameter.Typed(
        behind, turn.before(), place.prefix(), catalog, world, sockets, meant(), coming.names());
  }

  /** The socket that the command speaks to; one that is yet to be made is not known. */
  private Optional<OpenSocket> meant() {
    if (verb > 0) {
      return Catalog.socket(place.before().getFirst(), sockets);
    }
    return coming.socket() ? Optional.empty() : sockets.current();
  }

  List<Candidate> candidates() {
    if (place.isComment()) {
      return List.of();
    }
    List<Candidate> all =
        isAtVerb()
            ? new Beginnings(catalog, place, coming, sockets).candidates()
            : command().map(this::ofParameters).orElse(List.of());
    return place.isQuoted() ? all.stream().filter(Candidate::isQuotable).toList() : all;
  }

  private List<Candidate> ofParameters(Command command) {
    if (isAtName(command)) {
      return List.of();
    }
    Walk walk = walk(command);
    List<Candidate> all = new ArrayList<>();
    walk.turns().forEach(turn -> all.addAll(turn.parameter().candidates(typed(turn))));
    if (walk.isComplete() && command.makes() != Command.Makes.NOTHING) {
      all.add(Candidate.of("as", "options", "NAME: call it so"));
    }
    return all;
  }
}
