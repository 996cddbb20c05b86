package socksh.script;

import groovy.lang.Closure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import socksh.command.Answer;
import socksh.command.Catalog;
import socksh.command.Command;
import socksh.kernel.Outcome;
import socksh.language.Payload;

/** What the verbs of a script do: words of its own language, and every command of the shell. */
final class Verbs {
  /** Words of the language that wait. */
  private static final Set<String> WAITING = Set.of("ready");

  private final Player player;
  private final Catalog catalog;
  private final Vocabulary vocabulary;
  private final Saying saying;
  private final Overheard heard;
  private final Part part;
  private @Nullable Object answered;

  /**
   * @param part which side of the conversations the script plays
   */
  Verbs(Player player, Vocabulary vocabulary, Saying saying, Overheard heard, Part part) {
    this.player = player;
    this.catalog = player.shell().catalog();
    this.vocabulary = vocabulary;
    this.saying = saying;
    this.heard = heard;
    this.part = part;
  }

  /** A verb without a socket before it. */
  @Nullable Object say(String verb, Object[] arguments) {
    return player.guarded(() -> sayNow(verb, arguments));
  }

  private @Nullable Object sayNow(String verb, Object[] arguments) {
    OwnWord own = player.word(verb);
    if (own != null) {
      return part.own(
          verb,
          arguments,
          () ->
              WAITING.contains(verb)
                  ? player.aside(() -> own.perform(player, arguments))
                  : own.perform(player, arguments));
    }
    Optional<Command> command = catalog.find(verb);
    if (command.isPresent()) {
      Command known = command.get();
      return part.say(player, known, arguments, () -> perform(Optional.empty(), known, arguments));
    }
    if (player.variables().all().get(verb) instanceof Closure<?> closure) {
      return closure.call(arguments);
    }
    Optional<String> bare = vocabulary.bare(verb);
    if (bare.isPresent() && Payload.keywords().containsKey(bare.get())) {
      return new Bare(saying.piece(bare.get(), arguments));
    }
    throw ScriptWrong.unknown(player.place(), verb, OwnWords.names(), catalog.names());
  }

  /** A verb with a socket before it. */
  @Nullable Object tell(SocketHandle socket, String verb, Object[] arguments) {
    return player.guarded(
        () -> part.tell(socket, verb, arguments, () -> tellNow(socket, verb, arguments)));
  }

  private @Nullable Object tellNow(SocketHandle socket, String verb, Object[] arguments) {
    SocketWord own = SocketWords.find(verb, arguments);
    if (own != null) {
      answered = player.aside(() -> own.perform(socket, arguments));
      return answered;
    }
    Command command =
        catalog
            .find(verb)
            .filter(known -> known.target() != Command.Target.NONE)
            .orElseThrow(
                () ->
                    ScriptWrong.unknown(
                        player.place(), verb, SocketWords.names(), verbsOfSockets()));
    return perform(Optional.of(socket), command, arguments);
  }

  /** Whether a verb can be said to a socket. */
  boolean isOfSockets(String verb) {
    return SocketWords.names().contains(verb)
        || catalog.find(verb).filter(known -> known.target() != Command.Target.NONE).isPresent();
  }

  private List<String> verbsOfSockets() {
    return catalog.commands().stream()
        .filter(command -> command.target() != Command.Target.NONE)
        .map(Command::name)
        .toList();
  }

  private @Nullable Object perform(
      Optional<SocketHandle> socket, Command command, Object[] arguments) {
    answered = player.aside(() -> value(player.lines().perform(socket, command, arguments)));
    return answered;
  }

  private @Nullable Object value(Answer answer) {
    if (answer.made().isPresent()) {
      return player.variables().handle(answer.made().get());
    }
    if (heard.received().isPresent()) {
      return new Octets(heard.received().get().bytes());
    }
    if (heard.outcome().isPresent() && heard.outcome().get() instanceof Outcome.Ready ready) {
      return ready(ready);
    }
    return heard
        .outcome()
        .filter(Outcome.Named.class::isInstance)
        .map(named -> ((Outcome.Named) named).address().toString())
        .orElse(null);
  }

  /** The sockets that poll(2) found ready. */
  private List<SocketHandle> ready(Outcome.Ready found) {
    return found.ready().stream()
        .map(one -> player.session().sockets().of(one.fd()))
        .flatMap(Optional::stream)
        .map(player.variables()::handle)
        .toList();
  }

  /** What the last verb answered, which it has shown. */
  @Nullable Object answered() {
    return answered;
  }

  /** A property that sockets do not have. */
  ScriptWrong unknownAttribute(String name) {
    return ScriptWrong.unknown(player.place(), name, SocketHandle.attributes(), verbsOfSockets());
  }
}
