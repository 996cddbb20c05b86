package socksh.script;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The text of a script and where it came from.
 *
 * @param name what the person calls it: the path as it was typed
 */
public record Source(String name, String text) {

  /** The file of a path: from where we are, or else from where the script is. */
  String file(String path) {
    Path here = Path.of(path);
    Path beside = Path.of(name).resolveSibling(path);
    return !Files.exists(here) && Files.exists(beside) ? beside.toString() : path;
  }

  /** A line of it, counted from 1; empty where there is none. */
  public String line(int number) {
    List<String> lines = text.lines().toList();
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }
}
