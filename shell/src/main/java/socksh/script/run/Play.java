package socksh.script.run;

import java.util.List;
import socksh.script.Result;
import socksh.session.Verdict;

/**
 * One script played once.
 *
 * @param round which time it was, from 1
 * @param transcript what a person would have seen, where somebody wants it
 */
record Play(Result result, int round, String transcript) {
  private static final List<Verdict> FROM_THE_WORST =
      List.of(Verdict.WRONG, Verdict.NO, Verdict.INCONCLUSIVE);

  Verdict verdict() {
    return result.verdict();
  }

  boolean passed() {
    return verdict() == Verdict.DONE;
  }

  /** The worst verdict: wrong before failed before inconclusive. */
  static Verdict worst(List<Play> plays) {
    return FROM_THE_WORST.stream()
        .filter(verdict -> plays.stream().anyMatch(play -> play.verdict() == verdict))
        .findFirst()
        .orElse(Verdict.DONE);
  }
}
