package socksh.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import socksh.script.Source;
import socksh.script.run.Packed;

/** The lessons in their order. */
record Course(List<Outline> lessons) {
  private static final String FOLDER = "lessons";

  /** The course that comes with the program. */
  static Course packed() {
    return new Course(
        Packed.names(FOLDER).stream()
            .map(name -> Packed.find(FOLDER + "/" + name).orElseThrow())
            .map(Outline::of)
            .sorted(Comparator.comparingInt(Outline::number))
            .toList());
  }

  /** The lesson of a name or a number; a path reads that file. */
  Optional<Outline> find(String word) {
    return lessons.stream()
        .filter(each -> each.name().equals(word) || word.equals(String.valueOf(each.number())))
        .findFirst()
        .or(() -> file(word));
  }

  private static Optional<Outline> file(String word) {
    if (!word.endsWith(".groovy") || word.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    Path path = Path.of(word);
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Outline.of(new Source(word, Files.readString(path))));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The one that comes after a lesson. */
  Optional<Outline> after(Outline lesson) {
    return lessons.stream().filter(each -> each.number() > lesson.number()).findFirst();
  }
}
