package socksh.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import socksh.command.Catalog;

/**
 * What a script would touch, read off its text: nothing of it runs. What is worked out while it
 * runs is told as such.
 *
 * @param title what the script calls itself, or the empty string
 * @param parameters its parameters and the values it would be played with
 * @param endpoints where it would speak or listen
 * @param files the files it would read or write
 * @param variables the variables of the environment it would read
 * @param commands the words of the shell it says
 * @param breaches what keeps it from being in the restricted form
 */
public record Plan(
    Source source,
    String title,
    SequencedMap<String, String> parameters,
    List<Touch> endpoints,
    List<Touch> files,
    List<Touch> variables,
    SequencedSet<String> commands,
    List<Breach> breaches) {

  private static final Pattern PORT = Pattern.compile("(?:.*[ :])?(\\d{1,5})");

  /**
   * Something that is touched.
   *
   * @param verb what the script says of it
   * @param what its name; empty where that is worked out while the script runs
   * @param text how the script writes it
   */
  public record Touch(int line, String verb, Optional<String> what, String text) {}

  /**
   * Reads a script.
   *
   * @param settings values for its parameters, by name
   * @throws ScriptWrong where it is no Groovy
   */
  public static Plan of(Source source, Catalog catalog, Map<String, String> settings) {
    Header.check(source);
    return new Planner(source, catalog, settings).plan();
  }

  /**
   * The same after a second look: only the compiler, which is asked here and runs nothing, knows
   * which names are those of classes.
   */
  public Plan examined(Catalog catalog) {
    if (!isRestricted()) {
      return this;
    }
    try {
      var _ = Compiler.restricted(source, catalog);
      return this;
    } catch (ScriptWrong wrong) {
      return new Plan(
          source,
          title,
          parameters,
          endpoints,
          files,
          variables,
          commands,
          List.of(new Breach(wrong.place(), wrong.what())));
    }
  }

  /** Whether it says nothing but the script language. */
  public boolean isRestricted() {
    return breaches.isEmpty();
  }

  /** Whether something it speaks to, or writes, is known only when it runs. */
  public boolean isOpen() {
    return endpoints.stream().anyMatch(each -> each.what().isEmpty())
        || files.stream().anyMatch(each -> each.what().isEmpty());
  }

  /** What two scripts cannot use at the same time: fixed ports, paths of sockets, files. */
  public List<String> claims() {
    List<String> claims = new ArrayList<>();
    files.forEach(each -> each.what().ifPresent(claims::add));
    for (Touch endpoint : endpoints) {
      endpoint.what().flatMap(Plan::claim).ifPresent(claims::add);
    }
    return claims;
  }

  private static Optional<String> claim(String endpoint) {
    if (endpoint.startsWith("lab:")) {
      return Optional.empty();
    }
    Matcher port = PORT.matcher(endpoint);
    if (!port.matches()) {
      return Optional.of(endpoint);
    }
    return port.group(1).matches("0+") ? Optional.empty() : Optional.of("port " + port.group(1));
  }
}
