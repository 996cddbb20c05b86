package socksh.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import socksh.command.Candidate;
import socksh.command.Command;
import socksh.command.Interpreter;
import socksh.session.OpenSocket;

/** What may be typed next in a phrase of Groovy. */
final class GroovyOffers {
  private final Interpreter shell;
  private final Map<String, Variable> variables;

  GroovyOffers(Interpreter shell, Map<String, Variable> variables) {
    this.shell = shell;
    this.variables = variables;
  }

  /** Variables, functions and the words of the script language. */
  static List<Candidate> names(Map<String, Variable> variables) {
    List<Candidate> all = new ArrayList<>();
    variables.forEach((name, value) -> all.add(Candidate.open(name, "variables", value.words())));
    Glossary.OWN_WORDS.forEach(word -> all.add(whole(word, "script words")));
    return all;
  }

  /** After the words before the cursor; the word being typed is none of them. */
  List<Candidate> after(List<Token> before) {
    if (before.isEmpty()) {
      return anything();
    }
    Token last = before.getLast();
    if (last.is(".") || last.is("?.")) {
      List<Token> value = before.subList(0, before.size() - 1);
      return Guests.isGuest(value) ? guest() : ofValue(Guests.known(value));
    }
    int verb = before.size() - (last.is("(") ? 2 : 1);
    if (isServer(before)) {
      return clauses();
    }
    boolean expects =
        verb > 0 && before.get(verb).text().equals("expect") && before.get(verb - 1).is(".");
    return expects ? forms() : anything();
  }

  private List<Candidate> anything() {
    List<Candidate> all = new ArrayList<>();
    shell.session().sockets().all().stream()
        .filter(socket -> socket.name().isPresent() && !variables.containsKey(socket.name().get()))
        .forEach(
            socket ->
                all.add(
                    Candidate.open(socket.name().get(), "variables", Variable.of(socket).words())));
    all.addAll(names(variables));
    all.addAll(verbs(command -> true));
    return all;
  }

  /** What may be said to a client, and asked of it, in the closure of a server. */
  private static List<Candidate> guest() {
    List<Candidate> all = new ArrayList<>();
    Glossary.GUEST_WORDS.forEach(word -> all.add(whole(word, "answers")));
    all.addAll(entries(Glossary.GUEST_ATTRIBUTES, "attributes"));
    return all;
  }

  /** Whether the cursor stands among the arguments of {@code serve(}, behind its address. */
  private static boolean isServer(List<Token> before) {
    int open = before.size() - 1;
    while (open > 0 && !before.get(open).is("(") && !before.get(open).is("{")) {
      open--;
    }
    return before.getLast().is(",")
        && open > 0
        && before.get(open).is("(")
        && before.get(open - 1).text().equals("serve");
  }

  /** The words of a server, by name. */
  private List<Candidate> clauses() {
    return shell.catalog().find("serve").stream()
        .flatMap(command -> command.parameters().getFirst().words().stream())
        .filter(word -> word.group().equals("words"))
        .filter(word -> !List.of("stop", "wait", "closure").contains(word.value()))
        .map(word -> Candidate.of(word.value() + ":", "words of a server", word.description()))
        .toList();
  }

  private static List<Candidate> forms() {
    List<Candidate> all = new ArrayList<>();
    for (Glossary.Entry form : Glossary.FORMS) {
      boolean named = form.usage().startsWith(form.name() + ":");
      all.add(Candidate.of(form.name() + (named ? ":" : ""), "what is expected", form.summary()));
    }
    return all;
  }

  /** What can be asked of the value that the words before a dot give. */
  private List<Candidate> ofValue(List<Token> value) {
    return new Chain(value, shell.session().sockets(), variables)
        .value()
        .map(this::of)
        .orElse(List.of());
  }

  private List<Candidate> of(Variable value) {
    return switch (value.kind()) {
      case SOCKET -> ofSocket(value.socket());
      case BYTES -> entries(Glossary.VIEWS, "bytes as");
      case FUNCTION, OTHER -> List.of();
    };
  }

  private List<Candidate> ofSocket(Optional<OpenSocket> socket) {
    List<Candidate> all = new ArrayList<>();
    Glossary.SOCKET_WORDS.forEach(word -> all.add(whole(word, "script words")));
    entries(Glossary.ATTRIBUTES, "attributes").stream()
        .filter(each -> all.stream().noneMatch(word -> word.value().equals(each.value())))
        .toList()
        .forEach(all::add);
    Set<String> offered = all.stream().map(Candidate::value).collect(Collectors.toSet());
    all.addAll(
        verbs(
            command ->
                command.target() != Command.Target.NONE
                    && socket.map(command::fits).orElse(true)
                    && !offered.contains(command.name())));
    return all;
  }

  private List<Candidate> verbs(Predicate<Command> which) {
    return shell.catalog().commands().stream()
        .filter(which)
        .map(command -> Candidate.of(command.name(), "verbs", command.summary()))
        .toList();
  }

  private static List<Candidate> entries(List<Glossary.Entry> entries, String group) {
    return entries.stream()
        .map(entry -> Candidate.open(entry.name(), group, entry.summary()))
        .toList();
  }

  private static Candidate whole(Glossary.Entry word, String group) {
    return Candidate.of(word.name(), group, word.summary());
  }
}
