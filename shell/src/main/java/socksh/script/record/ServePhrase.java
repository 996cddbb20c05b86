package socksh.script.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import socksh.command.AllParameter;
import socksh.command.ServeWish;
import socksh.command.ServeWord;
import socksh.command.Understood;
import socksh.language.Payload;
import socksh.language.Word;
import socksh.session.OpenSocket;

/**
 * {@code serve} and {@code all} in the words of a script: {@code serve 8888, greet: 'hi\n', reply:
 * 'OK : {line}\n'}. Where a word stands twice, as in a list of rules, the words stand in a row, as
 * they were typed.
 */
final class ServePhrase {
  private final Understood.Part part;
  private final Cast cast;
  private final Map<String, String> variables;
  private final BiFunction<Understood.Part, Word, String> word;

  /**
   * @param word how a word is said that is no payload
   */
  ServePhrase(
      Understood.Part part,
      Cast cast,
      Map<String, String> variables,
      BiFunction<Understood.Part, Word, String> word) {
    this.part = part;
    this.cast = cast;
    this.variables = variables;
    this.word = word;
  }

  /** Whether a part is one of these. */
  static boolean isOf(Understood.Part part) {
    return part.value() instanceof ServeWish || part.value() instanceof AllParameter.Wish;
  }

  /** Whether a server is begun that Groovy answers for. */
  static boolean isByClosure(Understood.Part part) {
    return part.value() instanceof ServeWish.Start start
        && start.clauses().stream().anyMatch(each -> each.is() == ServeWord.CLOSURE);
  }

  /** Whether a line is about servers that there are, and begins none. */
  static boolean isAboutServers(Understood line) {
    return line.command().name().equals("serve")
        && line.parts().stream().noneMatch(part -> part.value() instanceof ServeWish.Start);
  }

  /** The address of a server as a part of its own. */
  static Optional<Understood.Part> address(Understood.Part part) {
    return part.value() instanceof ServeWish.Start start
        ? Optional.of(
            new Understood.Part(
                part.parameter(), start.where(), addressWords(part, start), part.marks()))
        : Optional.empty();
  }

  private static List<Word> addressWords(Understood.Part part, ServeWish.Start start) {
    return part.words().subList(0, part.words().indexOf(start.clauses().getFirst().word()));
  }

  /**
   * The arguments.
   *
   * @param where how the address is said, where not as it was typed
   */
  List<String> arguments(Optional<List<String>> where) {
    return switch (part.value()) {
      case ServeWish.Start start -> {
        List<String> all = new ArrayList<>(where.orElseGet(() -> typed(addressWords(part, start))));
        all.addAll(isPlain(start) ? named(start) : inARow(start));
        yield all;
      }
      case ServeWish.Stop(Optional<OpenSocket> socket) -> {
        List<String> all = new ArrayList<>(List.of("stop"));
        socket.ifPresent(each -> all.add(cast.variable(each.label())));
        yield all;
      }
      case AllParameter.Wish.Send(Payload payload) -> {
        List<String> all = new ArrayList<>(List.of("send"));
        all.addAll(pieces(part.words().subList(1, part.words().size()), payload));
        yield all;
      }
      default -> typed(part.words());
    };
  }

  private List<String> typed(List<Word> words) {
    return words.stream().map(each -> word.apply(part, each)).toList();
  }

  private List<String> pieces(List<Word> words, Payload payload) {
    return new PayloadPhrase(words, variables).pieces(payload);
  }

  /** Whether each word stands once, so that it can be a name. */
  private static boolean isPlain(ServeWish.Start start) {
    return start.clauses().stream().map(ServeWish.Clause::is).allMatch(new HashSet<>()::add)
        && start.clauses().stream().noneMatch(each -> each.is() == ServeWord.ON);
  }

  /** Words alone stand first; after a name comes a value. */
  private List<String> named(ServeWish.Start start) {
    List<String> alone = new ArrayList<>();
    List<String> named = new ArrayList<>();
    for (ServeWish.Clause clause : start.clauses()) {
      List<String> values = values(clause);
      String name = clause.is().word();
      if (values.isEmpty() && named.isEmpty()) {
        alone.add(name);
      } else if (values.isEmpty()) {
        named.add(name + ": true");
      } else {
        named.add(
            name
                + ": "
                + (values.size() == 1 ? values.getFirst() : "[" + String.join(", ", values) + "]"));
      }
    }
    alone.addAll(named);
    return alone;
  }

  private List<String> inARow(ServeWish.Start start) {
    List<String> all = new ArrayList<>();
    for (ServeWish.Clause clause : start.clauses()) {
      all.add(clause.is().word());
      all.addAll(clause.is() == ServeWord.ON ? typed(condition(start, clause)) : values(clause));
    }
    return all;
  }

  /** The words between this one and the next of the server's own. */
  private List<Word> condition(ServeWish.Start start, ServeWish.Clause on) {
    int next = start.clauses().indexOf(on) + 1;
    int end =
        next < start.clauses().size()
            ? part.words().indexOf(start.clauses().get(next).word())
            : part.words().size();
    return part.words().subList(part.words().indexOf(on.word()) + 1, end);
  }

  private List<String> values(ServeWish.Clause clause) {
    if (!clause.command().isEmpty()) {
      return typed(clause.command());
    }
    int from = part.words().indexOf(clause.word()) + 1;
    return clause
        .payload()
        .map(payload -> pieces(part.words().subList(from, part.words().size()), payload))
        .or(() -> clause.value().map(each -> List.of(word.apply(part, each))))
        .orElse(List.of());
  }
}
