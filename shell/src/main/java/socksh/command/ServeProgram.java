package socksh.command;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import socksh.language.Misunderstood;
import socksh.language.Word;
import socksh.server.Behaviour;
import socksh.session.Programs;

/** What stands behind {@code exec}: a program that is allowed and there, and its arguments. */
final class ServeProgram {
  private final Programs programs;
  private final Programs.Sayer sayer;
  private final World world;

  ServeProgram(Programs programs, Programs.Sayer sayer, World world) {
    this.programs = programs;
    this.sayer = sayer;
    this.world = world;
  }

  /** The words as they were typed, quotes taken off: no shell reads them. */
  Behaviour behaviour(List<Word> words) {
    Word name = words.getFirst();
    if (!programs.allows(name.text(), sayer)) {
      throw forbidden(name);
    }
    Optional<Word> cut = words.stream().filter(word -> word.text().indexOf(0) >= 0).findFirst();
    if (cut.isPresent()) {
      throw Misunderstood.at(cut.get(), "an argument cannot hold a zero byte", "");
    }
    if (!isThere(name.text())) {
      throw Misunderstood.at(
          name, "no program is called " + name.text(), "a name in PATH, or a path of its own");
    }
    return new Behaviour.Exec(words.stream().map(Word::text).toList());
  }

  private Misunderstood forbidden(Word name) {
    String start = "start with `socksh --allow-exec " + name.raw();
    return Misunderstood.at(
        name,
        name.text() + " may not be run for clients",
        sayer == Programs.Sayer.SCRIPT
            ? start + " run ...`: a script may run nothing else"
            : "put `set exec " + name.raw() + "` into your init file, or " + start + "`");
  }

  private boolean isThere(String name) {
    if (name.indexOf(File.separatorChar) >= 0) {
      return isProgram("", name);
    }
    return Stream.of(world.env("PATH").orElse("/usr/bin:/bin").split(File.pathSeparator))
        .anyMatch(folder -> isProgram(folder, name));
  }

  private static boolean isProgram(String folder, String name) {
    try {
      Path path = Path.of(folder, name);
      return Files.isRegularFile(path) && Files.isExecutable(path);
    } catch (InvalidPathException noPath) {
      return false;
    }
  }
}
