package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import socksh.session.OpenSocket;
import socksh.session.Sockets;

/** How a command may begin: with a verb that fits, or with a socket and then such a verb. */
final class Beginnings {
  private final Catalog catalog;
  private final Place place;
  private final Coming coming;
  private final Sockets sockets;

  Beginnings(Catalog catalog, Place place, Coming coming, Sockets sockets) {
    this.catalog = catalog;
    this.place = place;
    this.coming = coming;
    this.sockets = sockets;
  }

  List<Candidate> candidates() {
    if (!place.before().isEmpty()) {
      return verbs(command -> command.target() != Command.Target.NONE && isFor(command));
    }
    List<Candidate> all = new ArrayList<>(verbs(this::fits));
    if (!place.prefix().isEmpty()) {
      all.addAll(others());
      all.addAll(aliases());
    }
    sockets.all().forEach(socket -> all.add(candidate(socket)));
    coming.names().forEach(name -> all.add(Candidate.of(name, "sockets", "made in this line")));
    return all;
  }

  private List<Candidate> verbs(Predicate<Command> which) {
    return catalog.commands().stream()
        .filter(which)
        .map(command -> Candidate.of(command.name(), command.family(), command.summary()))
        .toList();
  }

  /** Whether a command suits the socket that is meant; of one that is yet to be made all may. */
  private boolean fits(Command command) {
    if (command.target() != Command.Target.REQUIRED || coming.socket()) {
      return true;
    }
    return meant().filter(command::fits).isPresent();
  }

  /** Whether it can be said to the socket that stands before it. */
  private boolean isFor(Command command) {
    return coming.socket() || meant().filter(command::fits).isPresent();
  }

  private Optional<OpenSocket> meant() {
    return place.before().isEmpty()
        ? sockets.current()
        : Catalog.socket(place.before().getFirst(), sockets);
  }

  /** Verbs for other sockets than the current one, which somebody may ask for by name. */
  private List<Candidate> others() {
    return meant().isEmpty()
        ? List.of()
        : catalog.commands().stream()
            .filter(command -> !fits(command))
            .map(command -> Candidate.of(command.name(), "not for this socket", command.summary()))
            .toList();
  }

  private List<Candidate> aliases() {
    List<Candidate> all = new ArrayList<>();
    for (Command command : catalog.commands()) {
      for (String alias : command.aliases()) {
        all.add(Candidate.of(alias, command.family(), "the same as " + command.name()));
      }
    }
    return all;
  }

  private static Candidate candidate(OpenSocket socket) {
    String phase = socket.phase().name().toLowerCase(Locale.ROOT);
    String peer = socket.peer().map(address -> ", " + address).orElse("");
    return Candidate.of(
        socket.name().orElse(socket.label()), "sockets", socket.protocol() + " " + phase + peer);
  }
}
