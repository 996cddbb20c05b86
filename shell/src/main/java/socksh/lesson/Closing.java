package socksh.lesson;

import java.util.Optional;

/** The end of a step: whether it was reached, what it has shown, and what comes next. */
final class Closing {
  private final Course course;
  private final Diary diary;
  private final Board board;
  private final Predictions predictions;

  Closing(Course course, Diary diary, Board board, Predictions predictions) {
    this.course = course;
    this.diary = diary;
    this.board = board;
    this.predictions = predictions;
  }

  /**
   * Says what a judgement means for the step.
   *
   * @param mark how it is left when the goal is reached
   */
  void finish(Attempt now, Judgement judgement, Progress.Mark mark) {
    switch (judgement) {
      case Judgement.Met _ -> met(now, mark);
      case Judgement.Mistaken(String what) -> board.sentence(what);
      case Judgement.Unclear(String why) -> unclear(now, why);
      case Judgement.Unmet(String part) -> {
        board.sentence("The model answer has not reached the goal here: " + part + ".");
        over(now, mark);
      }
    }
  }

  private void met(Attempt now, Progress.Mark mark) {
    board.heading(mark == Progress.Mark.DONE ? "Done." : "That was it.");
    predictions.judge(now);
    now.show(board);
    over(now, mark);
  }

  /** The machine is not the one that the step speaks of: that is no fault of the person. */
  void unclear(Attempt now, String why) {
    board.sentence("Nothing can be learned here from this step: " + why + ".");
    over(now, Progress.Mark.UNCLEAR);
  }

  private void over(Attempt now, Progress.Mark mark) {
    now.over();
    diary.leave(now, mark);
    Optional<Outline> after = course.after(now.lesson().outline());
    board.sentence(
        !now.isLast()
            ? "Enter goes on."
            : "That was lesson "
                + now.lesson().outline().number()
                + "."
                + after.map(it -> " Enter goes on with lesson " + it.number() + ".").orElse(""));
  }
}
