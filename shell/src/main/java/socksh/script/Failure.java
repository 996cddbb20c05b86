package socksh.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socksh.kernel.Errno;
import socksh.session.Verdict;

/**
 * Why a step failed, for the report.
 *
 * @param what one phrase: {@code no whole line within 2 s}
 * @param errno the kernel's no, where it was one
 * @param rows what came, what was wanted, and what the kernel says of the socket
 * @param advice one sentence of what it may mean, or the empty string
 */
public record Failure(
    Verdict verdict, String what, Optional<Errno> errno, List<Row> rows, String advice) {

  /**
   * A row of the report: a word and what belongs to it.
   *
   * @param from where in the body the difference begins, which is made to stand out
   * @param end where it ends
   */
  public record Row(String head, String body, int from, int end) {
    Row(String head, String body) {
      this(head, body, 0, 0);
    }
  }

  /** The network, or an expectation, said no. */
  static Failure of(String what) {
    return new Failure(Verdict.NO, what, Optional.empty(), List.of(), "");
  }

  /** The script itself is wrong. */
  static Failure of(ScriptWrong wrong) {
    return new Failure(Verdict.WRONG, wrong.what(), Optional.empty(), List.of(), wrong.tip());
  }

  /** What ended a script: one of these two. */
  static Failure of(RuntimeException ended) {
    return ended instanceof StepFailed failed ? failed.failure() : of((ScriptWrong) ended);
  }

  Failure row(String head, String body) {
    return row(new Row(head, body));
  }

  Failure row(Row row) {
    List<Row> more = new ArrayList<>(rows);
    more.add(row);
    return new Failure(verdict, what, errno, List.copyOf(more), advice);
  }

  Failure advice(String sentence) {
    return new Failure(verdict, what, errno, rows, sentence);
  }

  StepFailed thrown() {
    return new StepFailed(this);
  }
}
