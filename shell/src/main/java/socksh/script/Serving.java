package socksh.script;

import groovy.lang.Closure;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import socksh.command.Command;
import socksh.server.Answerer;

/**
 * How a script says {@code serve}: {@code serve 8888, greet: 'hi\n', reply: 'OK : {line}\n'}, with
 * a closure for what no word can say.
 */
final class Serving {
  /** What may be said of several. */
  private static final Set<String> SEVERAL = Set.of("allow", "deny");

  private Serving() {}

  /** Who answers where a closure is given. */
  static Optional<Answerer> answerer(Player player, Command command, Object[] given) {
    return command.name().equals("serve")
            && given.length > 0
            && given[given.length - 1] instanceof Closure<?> closure
        ? Optional.of(new Answers(player, closure))
        : Optional.empty();
  }

  /** The same arguments as words of the shell: a closure by its word, what is named in a row. */
  static Object[] words(Object[] given) {
    boolean named = given.length > 0 && given[0] instanceof Map<?, ?>;
    List<Object> words = new java.util.ArrayList<>();
    for (Object each : Arrays.asList(given).subList(named ? 1 : 0, given.length)) {
      words.add(each instanceof Closure<?> ? new Bare("closure") : each);
    }
    if (named) {
      Map<Object, Object> rest = new LinkedHashMap<>();
      ((Map<?, ?>) given[0]).forEach((key, value) -> add(key.toString(), value, words, rest));
      if (!rest.isEmpty()) {
        words.addFirst(rest);
      }
    }
    return words.toArray();
  }

  private static void add(String key, Object value, List<Object> words, Map<Object, Object> rest) {
    if (Boolean.FALSE.equals(value)) {
      return;
    }
    if (SEVERAL.contains(key) && value instanceof List<?> all) {
      all.forEach(each -> words.addAll(List.of(new Bare(key), each)));
    } else if (key.equals("lines")) {
      words.add(new Bare(key));
    } else {
      rest.put(key, value);
    }
  }
}
