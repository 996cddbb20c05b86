package socksh.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socksh.command.Invocation;
import socksh.session.Report;
import socksh.session.Verdict;

/** {@code lesson check}: proves lessons, and names what is wrong with line and reason. */
final class Checking {
  private final Invocation invocation;
  private final Course course;

  Checking(Invocation invocation, Course course) {
    this.invocation = invocation;
    this.course = course;
  }

  /** One lesson by name, number or file, or all of the course. */
  Verdict check(Optional<String> which) {
    List<Outline> lessons =
        which
            .map(
                word ->
                    course
                        .find(word)
                        .orElseThrow(
                            () ->
                                invocation.wrong("there is no lesson " + word, "a name or a file")))
            .map(List::of)
            .orElse(course.lessons());
    Verdict worst = Verdict.DONE;
    for (Outline lesson : lessons) {
      if (!isProved(lesson)) {
        worst = Verdict.NO;
      }
    }
    return worst;
  }

  private boolean isProved(Outline lesson) {
    Proof proof = new Proof(invocation.shell());
    List<Proof.Fault> faults = new ArrayList<>();
    invocation.session().offstage(() -> faults.addAll(proof.prove(lesson)));
    List<Report.Entry> page = new ArrayList<>();
    String unclear = proof.unclear() == 0 ? "" : ", " + proof.unclear() + " unclear here";
    String result = faults.isEmpty() ? "proved" : faults.size() + " faults";
    page.add(
        new Report.Entry.Text(
            lesson.source().name() + ": " + lesson.steps().size() + " steps " + result + unclear));
    faults.forEach(fault -> page.add(line(lesson, fault)));
    var _ = invocation.show(new Report.Page(page));
    return faults.isEmpty();
  }

  private static Report.Entry line(Outline lesson, Proof.Fault fault) {
    return new Report.Entry.Text(lesson.source().name() + ":" + fault.line() + ": " + fault.what());
  }
}
