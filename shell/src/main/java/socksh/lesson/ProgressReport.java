package socksh.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socksh.command.Invocation;
import socksh.session.Report;
import socksh.session.Verdict;

/** {@code lesson report}: a learner's progress for whoever teaches, as Markdown or JSON. */
final class ProgressReport {
  private final Invocation invocation;
  private final Course course;
  private final Progress progress;

  ProgressReport(Invocation invocation, Course course, Progress progress) {
    this.invocation = invocation;
    this.course = course;
    this.progress = progress;
  }

  /** To a file whose name says the form, or to the screen. */
  Verdict write(Optional<String> file) {
    String name = file.orElse("");
    String text = name.endsWith(".json") ? json() : markdown();
    if (name.isEmpty()) {
      return invocation.show(new Report.Sentence(text.stripTrailing()));
    }
    try {
      Files.writeString(Path.of(name), text);
      return invocation.show(new Report.Sentence(name + " is written."));
    } catch (IOException unwritable) {
      throw invocation.wrong("cannot write " + name, String.valueOf(unwritable.getMessage()));
    }
  }

  private String markdown() {
    StringBuilder text = new StringBuilder("# Progress\n\n");
    for (Outline lesson : course.lessons()) {
      text.append("## ").append(lesson.number()).append(". ").append(lesson.title()).append("\n\n");
      for (int step = 1; step <= lesson.steps().size(); step++) {
        Optional<Progress.Mark> mark = progress.mark(lesson.key(step));
        text.append(mark.isPresent() ? "- [x] " : "- [ ] ")
            .append(lesson.steps().get(step - 1))
            .append(
                mark.filter(it -> it != Progress.Mark.DONE)
                    .map(it -> " (" + it.word() + ")")
                    .orElse(""))
            .append(progress.wrong().contains(lesson.key(step)) ? ", predicted wrongly" : "")
            .append('\n');
      }
      text.append('\n');
    }
    return text.toString();
  }

  private String json() {
    List<Map<String, Object>> lessons = new ArrayList<>();
    for (Outline lesson : course.lessons()) {
      List<Map<String, Object>> steps = new ArrayList<>();
      for (int step = 1; step <= lesson.steps().size(); step++) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("step", step);
        one.put("name", lesson.steps().get(step - 1));
        one.put("left", progress.mark(lesson.key(step)).map(Progress.Mark::word).orElse("open"));
        one.put("predicted_wrongly", progress.wrong().contains(lesson.key(step)));
        steps.add(one);
      }
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("lesson", lesson.number());
      one.put("name", lesson.name());
      one.put("title", lesson.title());
      one.put("steps", steps);
      lessons.add(one);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("current", progress.current());
    all.put("lessons", lessons);
    return Json.of(all) + "\n";
  }
}
