package socksh.language;

/** We did not understand what was typed; thrown by every reader of text, without a stack trace. */
public final class Misunderstood extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  public Misunderstood(Problem problem) {
    super(problem.toString(), null, false, false);
    this.problem = problem;
  }

  Misunderstood(int column, int length, String what, String tip) {
    this(new Problem(column, length, what, tip));
  }

  /** Complains about a whole word. */
  public static Misunderstood at(Word word, String what, String tip) {
    return new Misunderstood(word.column(), word.raw().length(), what, tip);
  }

  public Problem problem() {
    return problem;
  }
}
