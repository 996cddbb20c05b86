package socksh.script.record;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import socksh.command.Command;
import socksh.command.Interpreter;
import socksh.command.Understood;
import socksh.kernel.Fd;
import socksh.kernel.Outcome;
import socksh.script.Vocabulary;
import socksh.session.Event;
import socksh.session.OpenSocket;
import socksh.session.Session;
import socksh.session.View;

/**
 * Says each command as a session script says it, while {@code log groovy} is on: who types learns
 * the language by the way.
 */
public final class Echo implements View {
  private final Interpreter shell;
  private final Session session;
  private final Map<Long, String> coming = new HashMap<>();
  private @Nullable Vocabulary vocabulary;
  private @Nullable Cast cast;

  /** For what is typed to this shell. */
  public Echo(Interpreter shell) {
    this.shell = shell;
    this.session = shell.session();
  }

  @Override
  public void see(Event event) {
    if (session.settings().groovy().on()) {
      switch (event) {
        case Event.Typed typed -> typed(typed);
        case Event.Returned returned -> made(returned);
        default -> {}
      }
    }
  }

  private void typed(Event.Typed typed) {
    shell
        .catalog()
        .understand(typed.line(), shell.world(), session.sockets())
        .filter(Echo::isSaid)
        .map(this::said)
        .ifPresent(session::remark);
  }

  /** {@code log groovy on} does not begin with itself. */
  private static boolean isSaid(Understood line) {
    return line.command().use() != Command.Use.AT_THE_PROMPT
        && !(line.command().name().equals("log") && isAboutGroovy(line));
  }

  private static boolean isAboutGroovy(Understood line) {
    return line.parts().stream()
        .flatMap(part -> part.words().stream())
        .anyMatch(word -> word.is("groovy"));
  }

  private String said(Understood line) {
    Vocabulary words = vocabulary == null ? new Vocabulary(shell.catalog()) : vocabulary;
    Cast players = cast == null ? new Cast(words) : cast;
    vocabulary = words;
    cast = players;
    for (OpenSocket socket : session.sockets().all()) {
      if (!players.knows(socket.label())) {
        players.enter(socket.label(), players.nameFor(socket.name().orElse(""), ""));
      }
    }
    Phrase phrase = new Phrase(words, players, Map.of(), _ -> Optional.empty());
    String statement = statement(phrase.head(line), arguments(phrase, line));
    boolean onOwnSocket = Phrase.receiver(line).isPresent() && !isAccept(line);
    if (line.command().makes() == Command.Makes.NOTHING
        || onOwnSocket
        || ServePhrase.isAboutServers(line)) {
      return statement;
    }
    String name = players.nameFor(line.name().orElse(""), line.command().name());
    coming.put(session.command(), name);
    return name + " = " + statement;
  }

  /** Whether a new socket comes from the one that is spoken to. */
  private static boolean isAccept(Understood line) {
    return line.command().target() == Command.Target.REQUIRED;
  }

  private static String arguments(Phrase phrase, Understood line) {
    String arguments =
        line.command().name().equals("expect")
            ? ExpectPhrase.arguments(line)
            : phrase.arguments(line);
    return arguments.replace("\n", " ");
  }

  static String statement(String head, String arguments) {
    return arguments.isEmpty() ? head + "()" : head + " " + arguments;
  }

  private void made(Event.Returned returned) {
    Optional<Fd> fd =
        switch (returned.outcome()) {
          case Outcome.Opened(Fd made) -> Optional.of(made);
          case Outcome.Accepted(Fd made, _) -> Optional.of(made);
          default -> Optional.empty();
        };
    String name = coming.get(session.command());
    if (fd.isPresent() && name != null && cast != null) {
      cast.enter(returned.labels().of(fd.get()), name);
    }
  }
}
