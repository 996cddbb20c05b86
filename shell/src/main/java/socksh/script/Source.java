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

  /**
   * The file of a path: from where we are, or else from where the script is, or else as it was
   * packed with the program.
   */
  String file(String path) {
    Path beside = Path.of(name).resolveSibling(path);
    if (Files.exists(Path.of(path))) {
      return path;
    }
    return Files.exists(beside)
        ? beside.toString()
        : PackedFile.of(beside).map(Path::toString).orElse(path);
  }

  /** A line of it, counted from 1; empty where there is none. */
  public String line(int number) {
    List<String> lines = text.lines().toList();
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }

  /** A line of it with those in which a text of several rows goes on. */
  String rows(int number) {
    StringBuilder rows = new StringBuilder(line(number));
    for (int next = number + 1; rows.toString().endsWith(" +"); next++) {
      rows.append(line(next));
    }
    return rows.toString();
  }
}
