package socksh.lesson;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import socksh.command.Interpreter;

/**
 * What the person is asked before the act. A prediction that was wrong is asked again two lessons
 * later, before anything else.
 */
final class Predictions {
  private final Interpreter shell;
  private final Course course;
  private final Diary diary;
  private final Board board;
  private final Deque<WarmUp> warmUps = new ArrayDeque<>();

  /** A question of an earlier lesson that is asked again. */
  private record WarmUp(String key, Question question) {}

  Predictions(Interpreter shell, Course course, Diary diary, Board board) {
    this.shell = shell;
    this.course = course;
    this.diary = diary;
    this.board = board;
  }

  /** A lesson begins: what was predicted wrongly two lessons ago or earlier comes back. */
  void begin(Outline now) {
    warmUps.clear();
    diary.progress().wrong().forEach(key -> warmUp(key, now));
  }

  private void warmUp(String key, Outline now) {
    String[] words = key.split(" ");
    Optional<Outline> earlier = course.find(words[0]).filter(it -> it.number() + 2 <= now.number());
    int number = Integer.parseInt(words[1]);
    if (earlier.isPresent() && number <= earlier.get().steps().size()) {
      Lesson lesson = Lesson.read(earlier.get(), shell);
      lesson
          .question(lesson.step(number))
          .ifPresent(question -> warmUps.add(new WarmUp(key, question)));
    }
  }

  /** Shows the step, or first what comes back from an earlier lesson. */
  void show(Attempt now) {
    if (warmUps.isEmpty()) {
      board.step(now);
    } else {
      board.again(warmUps.getFirst().question());
    }
  }

  /** What is asked and not answered yet. */
  Optional<Question> open(Attempt now) {
    if (!warmUps.isEmpty()) {
      return Optional.of(warmUps.getFirst().question());
    }
    return now.isOver() || now.predicted().isPresent()
        ? Optional.empty()
        : now.lesson().question(now.step());
  }

  /** Takes an answer; false when it answers nothing that is open. */
  boolean answer(Attempt now, String words) {
    Optional<Question> open = open(now);
    Optional<String> choice = open.flatMap(question -> question.choice(words));
    if (choice.isEmpty()) {
      open.filter(_ -> words.matches("\\d"))
          .ifPresent(asked -> board.sentence("A number from 1 to " + asked.choices().size() + "."));
      return false;
    }
    if (warmUps.isEmpty()) {
      now.predict(choice.get());
      board.sentence("You say: " + choice.get() + ". Now do the task and see.");
    } else {
      WarmUp asked = warmUps.removeFirst();
      judge(asked.key(), asked.question(), choice.get());
      show(now);
    }
    return true;
  }

  /** The step is done: says whether its prediction was right. */
  void judge(Attempt now) {
    now.lesson()
        .question(now.step())
        .ifPresent(
            question ->
                now.predicted()
                    .ifPresentOrElse(
                        choice -> judge(now.key(), question, choice),
                        () -> board.sentence(question.answer() + ": " + question.because() + ".")));
  }

  private void judge(String key, Question question, String choice) {
    board.verdict(question, choice);
    diary.predicted(key, choice.equals(question.answer()));
  }
}
