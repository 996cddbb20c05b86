package socksh.script.record;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import socksh.command.Catalog;
import socksh.command.World;
import socksh.language.Payload;
import socksh.language.Piece;
import socksh.script.Literal;
import socksh.script.Vocabulary;
import socksh.session.Journal;

/**
 * A stretch of a session as the text of a script: a function of what happened, and nothing else.
 */
final class Recording {
  private final List<Act> all;
  private final Catalog catalog;
  private final World world;
  private final String title;
  private final String limit;

  /**
   * @param title what the script is about
   * @param limit how long it waits, as a script writes it: {@code 5.s}
   */
  Recording(List<Journal.Entry> entries, Catalog catalog, World world, String title, String limit) {
    this.all = Past.acts(entries, catalog, world);
    this.catalog = catalog;
    this.world = world;
    this.title = title;
    this.limit = limit;
  }

  /** The script of all commands from a number on. */
  String since(long command) {
    return text(act -> act.number() > command);
  }

  /** The script of the last so many commands that a script can say. */
  String last(int count) {
    return written(Stretch.last(all, count));
  }

  private String text(Predicate<Act> wanted) {
    return written(Stretch.of(all, wanted));
  }

  /** The values that payloads took from the environment: a peer may well say them back. */
  private Set<String> secrets() {
    return all.stream()
        .flatMap(act -> act.line().parts().stream())
        .filter(part -> part.value() instanceof Payload)
        .flatMap(part -> ((Payload) part.value()).pieces().stream())
        .filter(Piece.Env.class::isInstance)
        .flatMap(piece -> world.env(((Piece.Env) piece).name()).stream())
        .filter(value -> !value.isEmpty())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private String written(List<Act> acts) {
    Vocabulary vocabulary = new Vocabulary(catalog);
    Endpoints endpoints = new Endpoints(acts);
    Set<String> secrets = secrets();
    var _ = new Scribe(acts, endpoints, vocabulary, secrets).statements();
    endpoints.beginAgain();
    List<Statement> statements = new Scribe(acts, endpoints, vocabulary, secrets).statements();
    List<String> head = new ArrayList<>();
    head.add("// socksh session 1");
    head.add("session " + Literal.of(title));
    head.add("");
    endpoints.declaration().ifPresent(head::add);
    head.add("limit " + limit);
    return ScriptText.of(head, statements);
  }
}
