package socksh.lesson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a person has come, in a file of plain text: the current step, a blank line, then a line
 * for each step that was met and for each prediction that was wrong. It is written anew at every
 * change and put in place in one go, so that a crash loses nothing.
 */
final class Progress {
  /** How a step was left. */
  enum Mark {
    /** The goal was reached by the person's own hands. */
    DONE,
    /** The model answer was run. */
    SHOWN,
    /** Nothing can be learned from it on this machine. */
    UNCLEAR,
    SKIPPED;

    String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    static Optional<Mark> of(String word) {
      for (Mark mark : values()) {
        if (mark.word().equals(word)) {
          return Optional.of(mark);
        }
      }
      return Optional.empty();
    }
  }

  private static final String WRONG = "wrong";

  private final Path file;
  private String current = "";
  private final Map<String, Mark> marks = new LinkedHashMap<>();
  private final List<String> wrong = new ArrayList<>();

  private Progress(Path file) {
    this.file = file;
  }

  /** What the file holds; nothing where there is none. A line that means nothing is passed over. */
  static Progress read(Path file) throws IOException {
    Progress progress = new Progress(file);
    if (Files.exists(file)) {
      List<String> lines = Files.readAllLines(file);
      progress.current = lines.isEmpty() ? "" : lines.getFirst().strip();
      lines.stream().skip(1).forEach(progress::read);
    }
    return progress;
  }

  private void read(String line) {
    String[] words = line.strip().split(" ", 2);
    if (words.length == 2) {
      if (words[0].equals(WRONG)) {
        wrong.add(words[1]);
      } else {
        Mark.of(words[0]).ifPresent(mark -> marks.put(words[1], mark));
      }
    }
  }

  /** The key of the step that the person was at, or the empty string. */
  String current() {
    return current;
  }

  Optional<Mark> mark(String key) {
    return Optional.ofNullable(marks.get(key));
  }

  /** The keys of the steps whose predictions were wrong and have not come back right. */
  List<String> wrong() {
    return List.copyOf(wrong);
  }

  /** The person is at this step. */
  void at(String key) throws IOException {
    current = key;
    write();
  }

  /** A step was left; what was done by own hands stays so. */
  void leave(String key, Mark mark) throws IOException {
    if (marks.get(key) != Mark.DONE) {
      marks.put(key, mark);
    }
    write();
  }

  /** A prediction was made. */
  void predicted(String key, boolean right) throws IOException {
    wrong.remove(key);
    if (!right) {
      wrong.add(key);
    }
    write();
  }

  private void write() throws IOException {
    List<String> lines = new ArrayList<>(List.of(current, ""));
    marks.forEach((key, mark) -> lines.add(mark.word() + " " + key));
    wrong.forEach(key -> lines.add(WRONG + " " + key));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path anew = file.resolveSibling(file.getFileName() + ".new");
    Files.write(anew, lines);
    Files.move(anew, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
