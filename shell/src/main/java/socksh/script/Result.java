package socksh.script;

import java.util.Optional;
import java.util.stream.Collectors;
import socksh.session.Verdict;
import socksh.view.Styled;

/**
 * What came of playing a script.
 *
 * @param title what the script calls itself, or the empty string
 * @param place of the step it ended at
 * @param failure why it ended there, where it did not end well
 * @param took nanoseconds from the first step to the last
 */
public record Result(
    Source source,
    String title,
    Verdict verdict,
    Place place,
    Optional<Failure> failure,
    long took) {

  /** A script that could not be understood. */
  public static Result wrong(Source source, ScriptWrong wrong) {
    return new Result(source, "", Verdict.WRONG, wrong.place(), Optional.of(Failure.of(wrong)), 0);
  }

  /** What a person reads of it when it ended badly; at most twelve lines. */
  public String report() {
    return FailureReport.lines(this).stream().map(Styled::text).collect(Collectors.joining("\n"));
  }

  /**
   * For a test: nothing when the script passed.
   *
   * @throws AssertionError with the report, when it did not
   */
  public void verify() {
    if (verdict != Verdict.DONE) {
      throw new AssertionError(report());
    }
  }
}
