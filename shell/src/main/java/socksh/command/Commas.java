package socksh.command;

import socksh.language.Line;
import socksh.language.Misunderstood;
import socksh.language.Problem;
import socksh.language.Word;

/** The advice for a line that begins as a command and goes on as Groovy. */
final class Commas {
  private static final String TIP =
      "a command has no commas between its words; Groovy has: `x = open tcp, 'host', 80`";

  private Commas() {}

  /** The same complaint, with what to try where commas separate the words. */
  static Misunderstood explained(Line line, Misunderstood bad) {
    Problem problem = bad.problem();
    boolean commas =
        line.words().stream().limit(line.words().size() - 1).map(Word::raw).anyMatch(Commas::ends);
    return commas
        ? new Misunderstood(new Problem(problem.column(), problem.length(), problem.what(), TIP))
        : bad;
  }

  private static boolean ends(String word) {
    return word.length() > 1 && word.endsWith(",");
  }
}
