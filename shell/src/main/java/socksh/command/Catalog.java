package socksh.command;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socksh.language.DidYouMean;
import socksh.language.Line;
import socksh.language.Misunderstood;
import socksh.language.Problem;
import socksh.language.Word;
import socksh.session.OpenSocket;
import socksh.session.Sockets;

/** All commands by name, and the reading of a line with their help. */
public final class Catalog {
  private final Map<String, Command> byName = new LinkedHashMap<>();
  private final Map<String, Command> commands = new LinkedHashMap<>();

  /** A catalogue of these families. */
  public Catalog(List<Family> families) {
    for (Family family : families) {
      family.commands().forEach(command -> add(command.of(family.title())));
    }
  }

  /** Commands that belong together, under the title of their group in help. */
  public record Family(String title, List<Command> commands) {}

  private void add(Command command) {
    commands.put(command.name(), command);
    byName.put(command.name(), command);
    command.aliases().forEach(alias -> byName.put(alias, command));
  }

  /** Every command once, in the order of help. */
  public Collection<Command> commands() {
    return commands.values();
  }

  /** The command of a name or another name. */
  public Optional<Command> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All names, aliases included. */
  public Collection<String> names() {
    return byName.keySet();
  }

  /**
   * Understands one command.
   *
   * @throws Misunderstood with the place of the first thing that cannot be meant
   */
  Request read(Line line, World world, Sockets sockets) {
    return new LineReader(this, line, world, sockets, new Coming()).request();
  }

  /** Understands one command as it was meant when these were the sockets. */
  public Optional<Understood> understand(String text, World world, Sockets sockets) {
    return Understood.orNothing(() -> read(Line.parse(text).getFirst(), world, sockets));
  }

  /** Understands a text that may still be in the making, as far as it can be; never throws. */
  public Study study(String text, World world, Sockets sockets) {
    return new LineStudy(this, text, world, sockets);
  }

  /** What a word that should be a verb, or a socket before one, may have meant. */
  Misunderstood unknown(Line line, int verbAt, Sockets sockets) {
    Word word = line.words().get(verbAt);
    if (word.text().matches("#\\d+")) {
      return Misunderstood.at(word, "there is no socket " + word.text(), "`sockets` lists them");
    }
    List<String> words = new ArrayList<>(names());
    sockets.all().forEach(socket -> socket.name().ifPresent(words::add));
    Optional<String> close = DidYouMean.closest(word.text(), words);
    if (close.isEmpty()
        && verbAt == 0
        && line.words().size() > 1
        && isAboutASocket(line.words().get(1))) {
      return Misunderstood.at(word, "no socket is called " + word.raw(), "`sockets` lists them");
    }
    String tip =
        close.map(each -> "did you mean `" + each + "`?").orElse("`help` lists the commands");
    return Misunderstood.at(word, "unknown command " + word.raw(), tip);
  }

  private boolean isAboutASocket(Word verb) {
    return find(verb.raw())
        .filter(command -> command.target() == Command.Target.REQUIRED)
        .isPresent();
  }

  /** What is missing when a command that needs a socket is typed without one. */
  static Misunderstood noSocket(Word verb) {
    return new Misunderstood(
        new Problem(
            verb.column(),
            verb.raw().length(),
            "no socket is open for `" + verb.text() + "`",
            "open one: `open tcp HOST PORT`, `listen 8888`, or `lab` for peers to try"));
  }

  /** The socket that a word names. */
  static Optional<OpenSocket> socket(Word word, Sockets sockets) {
    return word.raw().equals(word.text()) ? sockets.find(word.text()) : Optional.empty();
  }
}
