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

  /** Understands a text that may still be in the making, as far as it can be; never throws. */
  public Study study(String text, World world, Sockets sockets) {
    return new Study(this, text, world, sockets);
  }

  /** What a word that should be a verb may have meant. */
  Misunderstood unknown(Word word, Sockets sockets) {
    if (word.text().matches("#\\d+")) {
      return Misunderstood.at(word, "there is no socket " + word.text(), "`sockets` lists them");
    }
    List<String> words = new ArrayList<>(names());
    sockets.all().forEach(socket -> socket.name().ifPresent(words::add));
    String tip =
        DidYouMean.closest(word.text(), words)
            .map(close -> "did you mean `" + close + "`?")
            .orElse("`help` lists the commands");
    return Misunderstood.at(word, "unknown command " + word.raw(), tip);
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
