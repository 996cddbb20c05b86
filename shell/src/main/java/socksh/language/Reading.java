package socksh.language;

import java.util.List;
import java.util.Optional;

/**
 * A text as far as it can be read, for the prompt: an unclosed quote still gives its word.
 *
 * @param lines every part of the text in order, blank parts and comments too (they have no words)
 * @param problem the first thing that is wrong
 */
public record Reading(List<Line> lines, Optional<Problem> problem) {

  /** The part of the text a cursor stands in; directly after a semicolon that is the next part. */
  public Line at(int cursor) {
    for (Line line : lines) {
      if (cursor <= line.end()) {
        return line;
      }
    }
    return lines.getLast();
  }
}
