package socksh.lesson;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import socksh.session.Report;
import socksh.session.Report.Entry;
import socksh.session.Session;

/** What a person reads of the course: the list, a step, a result. */
final class Board {
  private final Session session;

  Board(Session session) {
    this.session = session;
  }

  /** The lessons with how far the person has come in each. */
  void list(Course course, Progress progress) {
    List<List<String>> rows = new ArrayList<>();
    for (Outline lesson : course.lessons()) {
      int steps = lesson.steps().size();
      long left =
          IntStream.rangeClosed(1, steps)
              .filter(step -> progress.mark(lesson.key(step)).isPresent())
              .count();
      boolean here = progress.current().startsWith(lesson.name() + " ");
      rows.add(
          List.of(
              (here ? "*" : "") + lesson.number(),
              lesson.name(),
              lesson.title(),
              left == steps ? "done" : left == 0 ? "" : left + " of " + steps));
    }
    session.show(
        new Report.Table(
            "The course: sockets, one real call at a time",
            List.of(
                Report.Column.right("#"),
                Report.Column.left("lesson"),
                Report.Column.left("about"),
                Report.Column.left("steps")),
            rows));
    sentence(
        progress.current().isEmpty()
            ? "`lesson 1` begins. Everything happens on this machine, on real sockets."
            : "`lesson " + lessonOf(progress.current()) + "` goes on where you were.");
  }

  private static String lessonOf(String key) {
    return key.split(" ")[0];
  }

  /** A step: what is told, what is asked, what is to be done. */
  void step(Attempt attempt) {
    Lesson lesson = attempt.lesson();
    List<Entry> page = new ArrayList<>();
    page.add(
        new Entry.Heading(
            "Lesson "
                + lesson.outline().number()
                + ", "
                + lesson.outline().title()
                + "  Step "
                + attempt.step().number()
                + " of "
                + lesson.steps().size()
                + ": "
                + attempt.step().name()));
    lesson.says(attempt.step()).forEach(text -> page.add(new Entry.Text(text)));
    lesson
        .question(attempt.step())
        .filter(_ -> attempt.predicted().isEmpty())
        .ifPresent(question -> question("First predict", question, page));
    task(attempt, page);
    session.show(new Report.Page(page));
  }

  /** The task again. */
  void task(Attempt attempt) {
    List<Entry> page = new ArrayList<>();
    task(attempt, page);
    session.show(new Report.Page(page));
  }

  private static void task(Attempt attempt, List<Entry> page) {
    page.add(new Entry.Text("Task: " + attempt.lesson().task(attempt.step())));
    attempt
        .lesson()
        .outside(attempt.step())
        .forEach(text -> page.add(new Entry.Text("Outside, if you have a network: " + text)));
    page.add(new Entry.Text("(`hint` helps, `do it` shows how, `task` says this again)"));
  }

  /** A question of an earlier lesson whose answer was wrong. */
  void again(Question question) {
    List<Entry> page = new ArrayList<>();
    question("Before we go on, once more from an earlier lesson", question, page);
    session.show(new Report.Page(page));
  }

  private static void question(String lead, Question question, List<Entry> page) {
    page.add(new Entry.Text(lead + ": " + question.text()));
    for (int i = 0; i < question.choices().size(); i++) {
      page.add(new Entry.Example((i + 1) + "  " + question.choices().get(i)));
    }
    page.add(new Entry.Text("(type its number)"));
  }

  /** Whether a prediction was right, and why. */
  void verdict(Question question, String choice) {
    sentence(
        choice.equals(question.answer())
            ? "You said: " + choice + ". Right: " + question.because() + "."
            : "You said: "
                + choice
                + ". No: "
                + question.answer()
                + "; "
                + question.because()
                + ".");
  }

  /** What the kernel held before and holds now. */
  void states(Map<String, String> before, Map<String, String> after) {
    Set<String> ends = new LinkedHashSet<>(before.keySet());
    ends.addAll(after.keySet());
    if (ends.isEmpty()) {
      return;
    }
    session.show(
        new Report.Table(
            "",
            List.of(
                Report.Column.left("kernel"),
                Report.Column.left("before"),
                Report.Column.left("now")),
            ends.stream()
                .map(
                    end ->
                        List.of(end, before.getOrDefault(end, "-"), after.getOrDefault(end, "-")))
                .toList()));
  }

  /** A few words that stand out. */
  void heading(String text) {
    session.show(new Report.Page(List.of(new Entry.Heading(text))));
  }

  /** One or more sentences. */
  void sentence(String text) {
    session.show(new Report.Sentence(text));
  }
}
