package socksh.script.run;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import socksh.script.Stage;

/** What the words of {@code socksh run} have asked for so far. */
final class Wishes {
  final List<String> scripts = new ArrayList<>();
  final Map<String, String> settings = new LinkedHashMap<>();
  final Set<RunOptions.Flag> flags = EnumSet.noneOf(RunOptions.Flag.class);
  Pace pace = Pace.LOCKSTEP;
  Optional<Path> junit = Optional.empty();
  int repeat = 1;
  Stage.Role role = Stage.Role.AS_WRITTEN;

  void as(String side) {
    role =
        switch (side) {
          case "client" -> Stage.Role.AS_WRITTEN;
          case "server" -> Stage.Role.SERVER;
          default -> throw new IllegalArgumentException("--as wants client or server");
        };
  }

  void set(String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException("--set wants NAME=VALUE, as in --set port=9090");
    }
    settings.put(text.substring(0, equals), text.substring(equals + 1));
  }

  void repeat(String text) {
    if (!text.matches("[1-9]\\d{0,8}")) {
      throw new IllegalArgumentException("--repeat wants a number from 1, not `" + text + "`");
    }
    repeat = Integer.parseInt(text);
  }

  void junit(String text) {
    try {
      junit = Optional.of(Path.of(text));
    } catch (InvalidPathException impossible) {
      throw new IllegalArgumentException("--junit wants the name of a file", impossible);
    }
  }
}
