package socksh.script;

import java.util.List;

/**
 * The text of a script and where it came from.
 *
 * @param name what the person calls it: the path as it was typed
 */
public record Source(String name, String text) {

  /** A line of it, counted from 1; empty where there is none. */
  public String line(int number) {
    List<String> lines = text.lines().toList();
    return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
  }
}
