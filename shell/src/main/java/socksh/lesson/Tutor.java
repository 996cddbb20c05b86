package socksh.lesson;

import org.jspecify.annotations.Nullable;
import socksh.command.Interpreter;
import socksh.script.ScriptWrong;
import socksh.session.Event;
import socksh.session.Session;
import socksh.session.View;

/**
 * Leads a person through the course: shows a step, looks on while the person types, and says when
 * the goal is reached. A goal that takes a moment is looked at for three seconds more while the
 * next line is typed.
 */
final class Tutor implements View {
  /** How long a goal may take before the person is told what is missing. */
  private static final long GRACE_NANOS = 60_000_000;

  private static final long PATIENCE_NANOS = 3_000_000_000L;

  private final Interpreter shell;
  private final Session session;
  private final Course course;
  private final Diary diary;
  private final Board board;
  private final Predictions predictions;
  private final Closing closing;
  private @Nullable Attempt attempt;
  private boolean away;
  private long watchedUntil;
  private volatile int calls;
  private volatile boolean busy;
  private volatile boolean typed;

  Tutor(Interpreter shell, Course course, Progress progress) {
    this.shell = shell;
    this.session = shell.session();
    this.course = course;
    this.board = new Board(session);
    this.diary = new Diary(progress, board);
    this.predictions = new Predictions(shell, course, diary, board);
    this.closing = new Closing(course, diary, board, predictions);
    session.lookOut();
    session.watch(this);
    shell.afterwards(this::after);
    Thread.ofPlatform().daemon().name("tutor").start(this::watch);
  }

  /** The person has typed a line, which is at work until it is done, or made a call. */
  @Override
  public void see(Event event) {
    if (event instanceof Event.Typed) {
      typed = true;
    } else if (event instanceof Event.Returned) {
      calls++;
    }
  }

  /** A goal looks at the bytes too: they go through the shell, also where output is a pipe. */
  @Override
  public boolean wantsBytes() {
    return attempt != null && !away;
  }

  // --- going through the course

  void list() {
    board.list(course, diary.progress());
  }

  /**
   * Begins a lesson, at its first step that was not left yet.
   *
   * @throws ScriptWrong when the lesson cannot be read
   */
  synchronized void begin(Outline outline) {
    Lesson lesson = Lesson.read(outline, shell);
    leave();
    int first = 1;
    for (Step step : lesson.steps()) {
      if (diary.progress().mark(outline.key(step.number())).isEmpty()) {
        first = step.number();
        break;
      }
    }
    predictions.begin(outline);
    go(lesson, first);
  }

  private void go(Lesson lesson, int number) {
    away = false;
    Attempt next = new Attempt(lesson, lesson.step(number), shell);
    try {
      next.prepare();
    } catch (ScriptWrong cannot) {
      next.clear();
      attempt = next;
      closing.unclear(next, "it cannot be prepared on this machine: " + cannot.what());
      return;
    }
    attempt = next;
    calls = 0;
    diary.at(next);
    predictions.show(next);
  }

  /** Goes on, when the step is over. */
  synchronized void next() {
    Attempt now = attempt;
    if (now == null || away) {
      board.sentence("No step is open: `lesson` lists the course.");
    } else if (now.isOver()) {
      goOn(now);
    } else {
      board.sentence("The step is not done yet; `skip` leaves it, `hint` helps.");
    }
  }

  private void goOn(Attempt from) {
    from.clear();
    attempt = null;
    if (!from.isLast()) {
      go(from.lesson(), from.step().number() + 1);
      return;
    }
    course
        .after(from.lesson().outline())
        .ifPresentOrElse(this::begin, () -> board.sentence("That was the course."));
  }

  private void leave() {
    Attempt now = attempt;
    if (now != null) {
      now.clear();
      attempt = null;
    }
  }

  // --- what the person asks for

  synchronized void task() {
    withOpen(board::task);
  }

  synchronized void hint() {
    withOpen(
        now ->
            now.hint()
                .ifPresentOrElse(
                    hint -> board.sentence("Hint " + now.hintsGiven() + ": " + hint),
                    () -> board.sentence("That was all; `do it` shows how.")));
  }

  /** Runs the model answer in view and goes on, whatever it gives. */
  void doIt() {
    Attempt now = attempt;
    if (now == null || away || now.isOver()) {
      board.sentence("No step is open: `lesson` lists the course.");
      return;
    }
    busy = true;
    try {
      now.clear(); // the model begins where the step begins, whatever was tried before
      now.prepare();
      new Model(shell, now.lesson()).perform(now.step());
      Judgement judgement = now.await();
      synchronized (this) {
        closing.finish(now, judgement, Progress.Mark.SHOWN);
      }
    } catch (ScriptWrong cannot) {
      closing.unclear(now, "it cannot be prepared on this machine: " + cannot.what());
    } finally {
      busy = false;
    }
  }

  synchronized void restart() {
    Attempt now = attempt;
    if (now == null) {
      board.sentence("No step is open: `lesson` lists the course.");
      return;
    }
    now.clear();
    go(now.lesson(), now.step().number());
  }

  synchronized void skip() {
    withOpen(
        now -> {
          diary.leave(now, Progress.Mark.SKIPPED);
          goOn(now);
        });
  }

  /** Leaves the lesson with its sockets kept. */
  synchronized void play() {
    withOpen(
        _ -> {
          away = true;
          board.sentence("Play: the sockets stay as they are. `back` goes on with the lesson.");
        });
  }

  /** Comes back to the step as it is now. */
  synchronized void back() {
    Attempt now = attempt;
    if (now == null) {
      board.sentence("There is nothing to go back to: `lesson` lists the course.");
      return;
    }
    away = false;
    board.step(now);
    look(now);
  }

  /** Whether a number that is typed is an answer. */
  synchronized boolean asks() {
    Attempt now = attempt;
    return now != null && !away && predictions.open(now).isPresent();
  }

  /** Takes an answer: a prediction, or what a step asks to be found out. */
  synchronized void answer(String words) {
    withOpen(
        now -> {
          if (!predictions.answer(now, words)) {
            now.lesson().answer(words);
            calls++; // no call, but something was done that wants to be judged
          }
        });
  }

  private interface Doing {
    void with(Attempt attempt);
  }

  private void withOpen(Doing doing) {
    Attempt now = attempt;
    if (now == null || away) {
      board.sentence("No step is open: `lesson` lists the course.");
    } else {
      doing.with(now);
    }
  }

  // --- judging

  /** A line was done: looks whether it has reached the goal. An empty one goes on. */
  private void after(String text) {
    typed = false;
    Attempt now = attempt;
    if (now == null || away || busy) {
      return;
    }
    if (now.isOver()) {
      if (text.isBlank()) {
        next();
      }
      return;
    }
    synchronized (this) {
      if (!now.isOver()) { // who looks on may have been faster
        look(now);
      }
    }
  }

  private void look(Attempt now) {
    boolean acted = calls > 0;
    calls = 0;
    long grace = session.now() + GRACE_NANOS;
    Judgement judgement = now.judge();
    while (acted && judgement instanceof Judgement.Unmet && session.now() < grace) {
      Evidence.breathe(session);
      judgement = now.judge();
    }
    if (judgement instanceof Judgement.Unmet(String part)) {
      if (acted) {
        board.sentence("Not yet: " + part + ".");
        watchedUntil = session.now() + PATIENCE_NANOS;
        notifyAll();
      }
      return;
    }
    closing.finish(now, judgement, Progress.Mark.DONE);
  }

  /** Looks on while the person types; sleeps when there is nothing to wait for. */
  private synchronized void watch() {
    while (true) {
      try {
        Attempt now = attempt;
        if (now == null || away || busy || now.isOver() || session.now() > watchedUntil) {
          wait();
        } else {
          wait(10);
          watch(now);
        }
      } catch (InterruptedException ended) {
        return;
      }
    }
  }

  private void watch(Attempt now) {
    if (now == attempt
        && !now.isOver()
        && !busy
        && !typed
        && now.judge() instanceof Judgement.Met met) {
      closing.finish(now, met, Progress.Mark.DONE);
    }
  }
}
