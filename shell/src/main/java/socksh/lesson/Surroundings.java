package socksh.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import socksh.command.Interpreter;
import socksh.script.OwnWord;

/** What a step puts beside the learner and takes away again: folders, programs at work. */
final class Surroundings {
  private static final int NAMES = 0x1000000;
  private static final Set<Path> FOLDERS = ConcurrentHashMap.newKeySet();

  static {
    // Who closes the window ends the program without a goodbye: its folders go all the same.
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform().unstarted(() -> FOLDERS.forEach(Surroundings::remove)));
  }

  private final Interpreter shell;
  private final Deque<Runnable> away = new ArrayDeque<>();

  Surroundings(Interpreter shell) {
    this.shell = shell;
    shell.session().beforeEnd(this::clear);
  }

  /** What each word gives. */
  Map<String, OwnWord> words() {
    Map<String, OwnWord> words = new LinkedHashMap<>();
    words.put("folder", (player, given) -> folder());
    words.put("program", (player, given) -> program(given));
    return words;
  }

  /** Takes everything away. */
  void clear() {
    while (!away.isEmpty()) {
      away.pop().run();
    }
  }

  /** {@code folder()}: a fresh one, with a path that is short enough to be typed. */
  private String folder() {
    Path parent = Path.of(System.getProperty("java.io.tmpdir"));
    while (true) {
      int number = ThreadLocalRandom.current().nextInt(NAMES);
      Path folder = parent.resolve("socksh-" + Integer.toHexString(number));
      try {
        var owner = PosixFilePermissions.fromString("rwx------");
        Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(owner));
        FOLDERS.add(folder);
        away.push(() -> remove(folder));
        return folder.toString();
      } catch (FileAlreadyExistsException another) {
        continue;
      } catch (IOException unwritable) {
        throw new UncheckedIOException(unwritable);
      }
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
      for (Path each : deepestFirst) {
        Files.deleteIfExists(each);
      }
      FOLDERS.remove(folder);
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  /** {@code program FILE, NAME: VALUE}: a script that is started and plays beside the learner. */
  private Program program(Object[] given) {
    Map<String, String> settings = new LinkedHashMap<>();
    if (given[0] instanceof Map<?, ?> named) {
      named.forEach((name, value) -> settings.put(name.toString(), value.toString()));
    }
    Program program = new Program(shell, Path.of(given[given.length - 1].toString()), settings);
    away.push(program::forget);
    program.start();
    return program;
  }
}
