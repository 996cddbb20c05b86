package socksh.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import socksh.command.Interpreter;
import socksh.script.ScriptWrong;

/**
 * Proves of a lesson what a learner relies on: each step fails unsolved and passes with its model
 * answer, has its hints, and fits the screen.
 */
final class Proof {
  private static final int HINTS = 3;
  private static final int COLUMNS = 80;
  private static final int MOST_TEXT = 900;

  private final Interpreter shell;
  private final List<Fault> faults = new ArrayList<>();
  private int unclear;

  /** What is wrong with a step. */
  record Fault(int line, String what) {}

  Proof(Interpreter shell) {
    this.shell = shell;
  }

  /** Plays every step of a lesson wrong and right. */
  List<Fault> prove(Outline outline) {
    try {
      Lesson lesson = Lesson.read(outline, shell);
      lesson.steps().forEach(step -> prove(lesson, step));
      if (lesson.steps().size() != outline.steps().size()) {
        faults.add(new Fault(1, "each step begins on a line of its own: step 'name', {"));
      }
    } catch (ScriptWrong wrong) {
      faults.add(new Fault(wrong.place().line(), wrong.what()));
    }
    lines(outline);
    return faults;
  }

  /** How many steps said that they prove nothing on this machine. */
  int unclear() {
    return unclear;
  }

  private void prove(Lesson lesson, Step step) {
    Attempt attempt = new Attempt(lesson, step, shell);
    try {
      attempt.prepare();
      words(lesson, step);
      if (!(attempt.judge() instanceof Judgement.Unmet)) {
        fault(step, "passes unsolved: its goal is true, or a mistake made, right after `given`");
      }
      new Model(shell, lesson).perform(step, line -> onTheWay(attempt, line));
      judge(attempt);
      show(attempt);
    } catch (ScriptWrong wrong) {
      faults.add(new Fault(wrong.place().line(), "`" + step.name() + "`: " + wrong.what()));
    } finally {
      attempt.clear();
    }
  }

  /** What a learner would be told after a line of the model answer. */
  private void onTheWay(Attempt attempt, String line) {
    if (attempt.judge() instanceof Judgement.Mistaken(String what)) {
      fault(attempt.step(), "tells who types `" + line + "` of a mistake: " + what);
    }
  }

  private void judge(Attempt attempt) {
    Step step = attempt.step();
    switch (attempt.await()) {
      case Judgement.Met _ -> {}
      case Judgement.Unclear _ -> unclear++;
      case Judgement.Mistaken(String what) -> fault(step, "the model answer is a mistake: " + what);
      case Judgement.Unmet(String part) -> fault(step, "the model answer does not do it: " + part);
    }
  }

  private void show(Attempt attempt) {
    Map<?, ?> show = attempt.lesson().show(attempt.step());
    for (Object name : show.keySet()) {
      if (!name.equals("states") && !name.equals("diagram")) {
        fault(attempt.step(), "nothing can be shown that is called `" + name + "`");
      }
    }
    var _ = attempt.states();
  }

  private void words(Lesson lesson, Step step) {
    if (lesson.hints(step).size() != HINTS) {
      fault(step, "has " + lesson.hints(step).size() + " hints, not " + HINTS);
    }
    int length =
        lesson.task(step).length()
            + lesson.says(step).stream().mapToInt(String::length).sum()
            + lesson
                .question(step)
                .map(it -> it.text().length() + 80 * it.choices().size())
                .orElse(0);
    if (length > MOST_TEXT) {
      fault(step, "says more than fits a screen of 80 by 24: " + length + " characters");
    }
  }

  private void lines(Outline outline) {
    List<String> lines = outline.source().text().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).length() > COLUMNS + 20) {
        faults.add(new Fault(i + 1, "the line is longer than 100 columns"));
      }
    }
  }

  private void fault(Step step, String what) {
    faults.add(new Fault(step.line(), "`" + step.name() + "` " + what));
  }
}
