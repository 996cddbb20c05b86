package socksh.lesson;

import java.util.List;
import socksh.command.Interpreter;
import socksh.session.Report;
import socksh.session.Verdict;

/** Types a model answer: each line is shown and then done, as if a person had typed it. */
final class Model {
  private final Interpreter shell;

  Model(Interpreter shell) {
    this.shell = shell;
  }

  /** Does the lines; one that is refused by the kernel is no obstacle, that may be the point. */
  void perform(List<String> lines) {
    for (String line : lines) {
      shell.session().show(new Report.Page(List.of(new Report.Entry.Example("> " + line))));
      Verdict verdict = shell.interpret(line);
      if (verdict == Verdict.WRONG) {
        return;
      }
    }
  }
}
