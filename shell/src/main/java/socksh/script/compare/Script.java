package socksh.script.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import socksh.script.Source;

/** A script read as conversations, each of which is a row of steps. */
final class Script {
  private static final Pattern MAKES = Pattern.compile("(\\w+) = (.*)", Pattern.DOTALL);
  private static final Pattern RECEIVER = Pattern.compile("\\b([A-Za-z_]\\w*)\\.");
  private static final Set<String> HEAD =
      Set.of("session", "param", "limit", "simulate", "println", "pause");

  private final Source source;
  private final List<Talk> talks = new ArrayList<>();
  private final Map<String, Talk> current = new LinkedHashMap<>();
  private final Set<String> variables = new LinkedHashSet<>();

  /**
   * @throws IllegalArgumentException where the text is no Groovy
   */
  Script(Source source) {
    this.source = source;
    new Reading(source).steps().forEach(this::take);
  }

  private void take(Step step) {
    if (HEAD.contains(step.skeleton().split("\\W", 2)[0])) {
      return;
    }
    Matcher makes = MAKES.matcher(step.skeleton());
    Talk talk = owner(step);
    if (makes.matches()) {
      variables.add(makes.group(1));
      if (talk == null) {
        talk = new Talk(makes.group(1), new ArrayList<>());
        talks.add(talk);
      }
      current.put(makes.group(1), talk);
    }
    if (talk != null) {
      talk.steps().add(step);
    }
  }

  /** Of a statement that speaks to nobody, whoever spoke last. */
  private @Nullable Talk owner(Step step) {
    Matcher receivers = RECEIVER.matcher(step.skeleton());
    while (receivers.find()) {
      if (current.containsKey(receivers.group(1))) {
        return current.get(receivers.group(1));
      }
    }
    return MAKES.matcher(step.skeleton()).matches() || talks.isEmpty() ? null : talks.getLast();
  }

  Source source() {
    return source;
  }

  List<Talk> talks() {
    return talks;
  }

  /** The names that stand for something. */
  List<String> variables() {
    return List.copyOf(variables);
  }

  /** The code of a step on one line. */
  String code(Step step) {
    return source.text().substring(step.from(), step.to()).replaceAll("\\s+", " ");
  }

  /** How a step is found: {@code it.groovy:14}. */
  String place(Step step) {
    return Path.of(source.name()).getFileName() + ":" + step.line();
  }
}
