package socksh.lesson;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.jspecify.annotations.Nullable;
import socksh.command.Interpreter;
import socksh.script.OwnWord;
import socksh.script.Place;
import socksh.script.ScriptWrong;
import socksh.script.Words;

/**
 * The words of a lesson: those that it is written in, and those by which a goal looks at what the
 * kernel and the journal say.
 */
final class LessonWords implements Words {
  private static final Set<String> PARTS =
      Set.of(
          "given", "say", "ask", "task", "goal", "no", "unclear", "hints", "model", "show",
          "outside");

  private final Map<String, OwnWord> words = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final Evidence evidence;
  private final Surroundings surroundings;
  private Step.@Nullable Parts open;
  private Optional<String> unmet = Optional.empty();

  LessonWords(Interpreter shell) {
    this.evidence = new Evidence(shell);
    this.surroundings = new Surroundings(shell);
    words.put("lesson", (player, given) -> null);
    words.put("step", (player, given) -> step(given, player.place().line()));
    PARTS.forEach(part -> words.put(part, (player, given) -> part(part, given)));
    words.put("compared", (player, given) -> compared(given));
    words.put("holds", (player, given) -> holds(given));
    evidence.words().forEach(words::put);
    surroundings.words().forEach(words::put);
  }

  @Override
  public @Nullable OwnWord find(String name) {
    return words.get(name);
  }

  List<Step> steps() {
    return steps;
  }

  Evidence evidence() {
    return evidence;
  }

  Surroundings surroundings() {
    return surroundings;
  }

  private @Nullable Object step(Object[] given, int line) {
    if (given.length != 2 || !(given[1] instanceof Closure<?> block)) {
      throw new IllegalArgumentException("a step has a name and a block: step 'name', { ... }");
    }
    Step.Parts parts = new Step.Parts();
    open = parts;
    block.call();
    open = null;
    String missing = parts.missing();
    if (!missing.isEmpty()) {
      String what = "the step `" + given[0] + "` has no " + missing;
      throw new ScriptWrong(new Place(line, 1), what, "each has a task, a goal and a model");
    }
    steps.add(new Step(steps.size() + 1, given[0].toString(), line, parts));
    return null;
  }

  private @Nullable Object part(String name, Object[] given) {
    Step.Parts parts = open;
    if (parts == null || given.length == 0 || !(given[0] instanceof Closure<?> block)) {
      throw new IllegalArgumentException(
          "`" + name + "` stands in a step and takes a block or a text");
    }
    if (!parts.take(name, block, given.length > 1 ? given[1].toString() : "")) {
      throw new IllegalArgumentException("a step has one `" + name + "`");
    }
    return null;
  }

  // --- the parts of a goal

  /** A goal is about to be judged. */
  void forget() {
    unmet = Optional.empty();
  }

  /** The first part of the goal that did not hold, with its live value. */
  Optional<String> unmet() {
    return unmet;
  }

  private boolean compared(Object[] given) {
    String text = given[0].toString();
    String operation = given[1].toString();
    boolean holds = holds(operation, given[2], given[3]);
    if (!holds && unmet.isEmpty()) {
      unmet = Optional.of(text.startsWith("answer()") ? unanswered(given[2]) : off(given));
    }
    return holds;
  }

  /** What the right answer is, is not told. */
  private static String unanswered(@Nullable Object answer) {
    return String.valueOf(answer).isBlank()
        ? "the answer is missing: `answer ...`"
        : "`" + shown(answer) + "` is not the answer";
  }

  private static String off(Object[] given) {
    String operation = given[1].equals("==") ? "" : given[1] + " ";
    return Plainly.lookedAt(given[0].toString())
        + " is "
        + shown(given[2])
        + ", should be "
        + operation
        + shown(given[3]);
  }

  private static boolean holds(String operation, @Nullable Object left, @Nullable Object right) {
    return switch (operation) {
      case "==" -> equal(left, right);
      case "!=" -> !equal(left, right);
      case "<" -> DefaultTypeTransformation.compareTo(left, right) < 0;
      case "<=" -> DefaultTypeTransformation.compareTo(left, right) <= 0;
      case ">" -> DefaultTypeTransformation.compareTo(left, right) > 0;
      default -> DefaultTypeTransformation.compareTo(left, right) >= 0;
    };
  }

  private static boolean equal(@Nullable Object left, @Nullable Object right) {
    return DefaultTypeTransformation.compareEqual(left, right);
  }

  private boolean holds(Object[] given) {
    boolean holds = DefaultTypeTransformation.castToBoolean(given[1]);
    if (!holds && unmet.isEmpty()) {
      unmet = Optional.of(Plainly.missing(given[0].toString()));
    }
    return holds;
  }

  private static String shown(@Nullable Object value) {
    String text = String.valueOf(value).replace("\r", "\\r").replace("\n", "\\n");
    if (text.isEmpty()) {
      return "nothing";
    }
    return text.length() > 60 ? text.substring(0, 57) + "..." : text;
  }
}
