package socksh.command;

import java.util.List;
import java.util.Optional;

/** The usage at a place: the synopsis of its command, and the parameter that is wanted there. */
final class Asked {
  private final Catalog catalog;
  private final Place place;
  private final Next next;

  Asked(Catalog catalog, Place place, Next next) {
    this.catalog = catalog;
    this.place = place;
    this.next = next;
  }

  Optional<Usage> usage() {
    if (place.isComment()) {
      return Optional.empty();
    }
    return next.isAtVerb() ? verb().map(Asked::whole) : next.command().map(this::ofParameters);
  }

  /** The verb being typed, when it is one or can only become one. */
  private Optional<Command> verb() {
    String typed = place.written();
    List<Command> possible =
        catalog.commands().stream().filter(command -> command.name().startsWith(typed)).toList();
    return catalog
        .find(typed)
        .or(() -> possible.size() == 1 ? Optional.of(possible.getFirst()) : Optional.empty());
  }

  private static Usage whole(Command command) {
    return new Usage(command.synopsis(), "", "", command.summary());
  }

  private Usage ofParameters(Command command) {
    if (next.isAtName(command)) {
      String head = command.synopsis().substring(0, command.synopsis().length() - "NAME]".length());
      return new Usage(head, "NAME", "]", "letters, digits, - and _, a letter first");
    }
    return mostLikely(next.walk(command).turns())
        .map(turn -> ofTurn(command, turn))
        .orElseGet(() -> whole(command));
  }

  /** The parameter that knows the word being typed, else the first that wants a word. */
  private Optional<Walk.Turn> mostLikely(List<Walk.Turn> turns) {
    String prefix = place.prefix();
    Optional<Walk.Turn> knowing =
        prefix.isEmpty() || turns.size() == 1
            ? Optional.empty()
            : turns.stream().filter(turn -> knows(turn, prefix)).findFirst();
    return knowing.or(() -> turns.stream().filter(this::isWanted).findFirst());
  }

  private boolean isWanted(Walk.Turn turn) {
    return turn.before().isEmpty() || !meaning(turn).isEmpty();
  }

  private boolean knows(Walk.Turn turn, String prefix) {
    return turn.parameter().candidates(next.typed(turn)).stream()
        .anyMatch(candidate -> candidate.value().startsWith(prefix));
  }

  private String meaning(Walk.Turn turn) {
    return turn.parameter().meaning(next.typed(turn));
  }

  private Usage ofTurn(Command command, Walk.Turn turn) {
    String synopsis = command.synopsis();
    String current = turn.parameter().usage();
    int at = command.placeOf(turn.parameter());
    String meaning = meaning(turn);
    return new Usage(
        synopsis.substring(0, at),
        current,
        synopsis.substring(at + current.length()),
        meaning.isEmpty() ? command.summary() : meaning);
  }
}
