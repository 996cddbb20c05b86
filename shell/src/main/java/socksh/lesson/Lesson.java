package socksh.lesson;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.jspecify.annotations.Nullable;
import socksh.command.Interpreter;
import socksh.script.Place;
import socksh.script.Scene;
import socksh.script.ScriptWrong;
import socksh.script.SocketHandle;

/** A lesson that was read and can be played in the session of the one who learns. */
final class Lesson {
  private final Outline outline;
  private final Scene scene;
  private final LessonWords words;

  private Lesson(Outline outline, Scene scene, LessonWords words) {
    this.outline = outline;
    this.scene = scene;
    this.words = words;
  }

  /**
   * Reads a lesson.
   *
   * @throws ScriptWrong with the place of what cannot be understood
   */
  static Lesson read(Outline outline, Interpreter shell) {
    LessonWords words = new LessonWords(shell);
    Scene scene =
        Scene.read(outline.source(), shell, words, new LessonForm(outline.source().text()));
    if (words.steps().isEmpty()) {
      throw new ScriptWrong(Place.START, "there is no step in it", "step 'name', { ... }");
    }
    return new Lesson(outline, scene, words);
  }

  Outline outline() {
    return outline;
  }

  List<Step> steps() {
    return words.steps();
  }

  /** The step of a number, counted from 1. */
  Step step(int number) {
    return words.steps().get(number - 1);
  }

  /** Makes what a step begins with; from then on what happens is the learner's doing. */
  void prepare(Step step) {
    words.evidence().prepare();
    step.parts().find("given").ifPresent(scene::play);
    words.evidence().begin();
  }

  /** Takes away what a step has put beside the learner. */
  void clear() {
    words.surroundings().clear();
  }

  /** What is told. */
  List<String> says(Step step) {
    return step.parts().says().stream().map(this::texts).flatMap(List::stream).toList();
  }

  String task(Step step) {
    return String.join(" ", texts(step.parts().get("task")));
  }

  List<String> hints(Step step) {
    return step.parts().find("hints").map(this::texts).orElse(List.of());
  }

  /** What may be tried on the Internet. */
  List<String> outside(Step step) {
    return step.parts().find("outside").map(this::texts).orElse(List.of());
  }

  Optional<Question> question(Step step) {
    return step.parts().find("ask").map(this::values).map(Question::of);
  }

  /** The lines of the model answer; empty where it is a block of the script language. */
  List<String> model(Step step) {
    return values(step.parts().get("model")).stream().map(String::valueOf).toList();
  }

  /** What is to be shown at the end, by name: {@code states}, {@code diagram}. */
  Map<?, ?> show(Step step) {
    return step.parts().find("show").map(this::values).stream()
        .flatMap(List::stream)
        .filter(Map.class::isInstance)
        .map(given -> (Map<?, ?>) given)
        .findFirst()
        .orElse(Map.of());
  }

  /** The sockets and rows that are to be shown. */
  List<Object> states(Step step) {
    List<Object> all = new ArrayList<>();
    flatten(show(step).get("states"), all);
    return all;
  }

  private static void flatten(@Nullable Object value, List<Object> into) {
    switch (value) {
      case List<?> list -> list.forEach(each -> flatten(each, into));
      case SocketHandle socket -> into.add(socket);
      case Map<?, ?> row -> into.add(row);
      case Program program -> into.add(program);
      case null, default -> {}
    }
  }

  /** Looks whether the goal is reached. Makes no call that would stand in the journal. */
  Judgement judge(Step step) {
    for (Step.Condition mistake : step.parts().mistakes()) {
      if (holds(mistake.block())) {
        return new Judgement.Mistaken(mistake.text());
      }
    }
    words.forget();
    if (holds(step.parts().get("goal"))) {
      return new Judgement.Met();
    }
    String part = words.unmet().orElse("the goal is not reached");
    for (Step.Condition unclear : step.parts().unclear()) {
      if (holds(unclear.block())) {
        return new Judgement.Unclear(unclear.text());
      }
    }
    return new Judgement.Unmet(part);
  }

  /** What asks for something that is not there yet does not hold. */
  private boolean holds(Closure<?> condition) {
    try {
      return DefaultTypeTransformation.castToBoolean(scene.ask(condition));
    } catch (ScriptWrong notThereYet) {
      return false;
    }
  }

  /** The learner's answer in words, for goals that ask for one. */
  void answer(String text) {
    words.evidence().answer(text);
  }

  private List<String> texts(Closure<?> block) {
    return values(block).stream().map(String::valueOf).toList();
  }

  private List<?> values(Closure<?> block) {
    Object value = scene.ask(block);
    return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
  }
}
