package socksh.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import socksh.session.Sockets;

/** Finds out what some words of Groovy would give, as far as can be told without doing them. */
final class Chain {
  private static final Set<String> RECEIVING = Set.of("recv", "peek");
  private static final Set<String> MAKING = Set.of("open", "listen", "accept", "udp", "socket");

  private final List<Token> words;
  private final Sockets sockets;
  private final Map<String, Variable> variables;

  Chain(List<Token> words, Sockets sockets, Map<String, Variable> variables) {
    this.words = words;
    this.sockets = sockets;
    this.variables = variables;
  }

  Optional<Variable> value() {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    Token last = words.getLast();
    if (last.is(")")) {
      return ofCall(opening("(", ")") - 1);
    }
    if (last.is("]")) {
      int head = opening("[", "]");
      return head > 0 ? new Chain(words.subList(0, head), sockets, variables).value() : none();
    }
    boolean plain = words.size() < 2 || !words.get(words.size() - 2).is(".");
    return last.isName() && plain ? ofName(last.text()) : none();
  }

  private static Optional<Variable> none() {
    return Optional.empty();
  }

  private Optional<Variable> ofName(String name) {
    return Optional.ofNullable(variables.get(name)).or(() -> sockets.find(name).map(Variable::of));
  }

  private Optional<Variable> ofCall(int verb) {
    String name = verb >= 0 ? words.get(verb).text() : "";
    if (RECEIVING.contains(name)) {
      return Optional.of(Variable.bytes(0));
    }
    return MAKING.contains(name)
        ? Optional.of(new Variable(Variable.Kind.SOCKET, "", Optional.empty()))
        : none();
  }

  /** Where the bracket stands that the last word closes; -1 if it is not there. */
  private int opening(String opens, String closes) {
    int depth = 0;
    for (int i = words.size() - 1; i >= 0; i--) {
      depth += words.get(i).is(closes) ? 1 : words.get(i).is(opens) ? -1 : 0;
      if (depth == 0) {
        return i;
      }
    }
    return -1;
  }
}
