package socksh.lesson;

import java.time.Duration;
import socksh.command.Interpreter;
import socksh.session.Session;

/** A lesson that plays by itself: with pauses for those who look on, without where nobody does. */
final class Showing {
  private static final Duration TO_READ = Duration.ofSeconds(4);
  private static final Duration TO_LOOK = Duration.ofSeconds(3);

  private final Interpreter shell;
  private final Session session;
  private final Board board;

  Showing(Interpreter shell) {
    this.shell = shell;
    this.session = shell.session();
    this.board = new Board(session);
  }

  /** Plays it from its first step to its last; Ctrl-C ends it. */
  void play(Outline outline) {
    Lesson lesson = Lesson.read(outline, shell);
    for (Step step : lesson.steps()) {
      if (session.interrupted()) {
        return;
      }
      play(new Attempt(lesson, step, shell));
    }
  }

  private void play(Attempt attempt) {
    attempt.prepare();
    try {
      board.step(attempt);
      pause(TO_READ);
      new Model(shell, attempt.lesson()).perform(attempt.step());
      tell(attempt, attempt.await());
      pause(TO_LOOK);
    } finally {
      attempt.clear();
    }
  }

  private void tell(Attempt attempt, Judgement judgement) {
    switch (judgement) {
      case Judgement.Met _ -> {
        attempt
            .lesson()
            .question(attempt.step())
            .ifPresent(it -> board.sentence(it.answer() + ": " + it.because() + "."));
        attempt.show(board);
      }
      case Judgement.Unmet(String part) -> board.sentence("The goal is not reached: " + part + ".");
      case Judgement.Mistaken(String what) -> board.sentence(what);
      case Judgement.Unclear(String why) ->
          board.sentence("Nothing can be learned here from this step: " + why + ".");
    }
  }

  private void pause(Duration time) {
    if (shell.world().keys().isPresent()) {
      session.pause(time);
    }
  }
}
