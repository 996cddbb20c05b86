package socksh.lesson;

import java.util.List;
import java.util.function.Consumer;
import socksh.command.Interpreter;
import socksh.session.Event;
import socksh.session.Report;
import socksh.session.Verdict;
import socksh.session.View;

/** Types a model answer: each line is shown and then done, as if a person had typed it. */
final class Model {
  private static final String ANSWER = "answer ";

  /** The goal looks at what was received, also where output is a pipe that could take it. */
  private static final View EVERY_BYTE =
      new View() {
        @Override
        public void see(Event event) {}

        @Override
        public boolean wantsBytes() {
          return true;
        }
      };

  private final Interpreter shell;
  private final Lesson lesson;

  Model(Interpreter shell, Lesson lesson) {
    this.shell = shell;
    this.lesson = lesson;
  }

  /** Does the lines; one that is refused by the kernel is no obstacle, that may be the point. */
  void perform(Step step) {
    perform(step, line -> {});
  }

  /** The same, and {@code afterEach} looks after each line what it has done. */
  void perform(Step step, Consumer<String> afterEach) {
    shell.session().watch(EVERY_BYTE);
    try {
      type(step, afterEach);
    } finally {
      shell.session().unwatch(EVERY_BYTE);
    }
  }

  private void type(Step step, Consumer<String> afterEach) {
    for (String line : lesson.model(step)) {
      shell.session().show(new Report.Page(List.of(new Report.Entry.Example("> " + line))));
      if (line.startsWith(ANSWER)) {
        lesson.answer(line.substring(ANSWER.length())); // never the prediction of a learner
      } else if (shell.interpret(line) == Verdict.WRONG) {
        return;
      }
      afterEach.accept(line);
    }
  }
}
