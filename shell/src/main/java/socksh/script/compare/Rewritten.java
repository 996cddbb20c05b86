package socksh.script.compare;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import socksh.script.Source;

/** A script with some of its code replaced, its comments below each other as in a recording. */
final class Rewritten {
  private static final int WIDEST_FOR_NOTE = 60;
  private static final String PARAGRAPH = "\n\n";

  private final String text;

  /** The code of a line, and the comment behind it. */
  private record Line(int codeEnd, String note) {}

  Rewritten(String text) {
    this.text = text;
  }

  /**
   * The new text.
   *
   * @param edits what is replaced
   * @param notes what is to be said behind steps that had no comment
   */
  String with(Collection<Draft.Edit> edits, Map<Step, String> notes) {
    Map<Integer, Draft.Edit> all = new TreeMap<>();
    edits.forEach(edit -> all.put(edit.from(), edit));
    notes.forEach(
        (step, note) -> all.put(step.to(), new Draft.Edit(step.to(), step.to(), "  // " + note)));
    Set<Integer> changed = new HashSet<>();
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Draft.Edit edit : all.values()) {
      changed.add(paragraph(edit.from()));
      out.append(text, at, edit.from()).append(edit.text());
      at = edit.to();
    }
    return aligned(out.append(text.substring(at)).toString(), changed);
  }

  /** Which paragraph a place is in, counted from 0. */
  private int paragraph(int place) {
    int count = 0;
    int at = text.indexOf(PARAGRAPH);
    for (; at >= 0 && at < place; at = text.indexOf(PARAGRAPH, at + 1)) {
      count++;
    }
    return count;
  }

  private static String aligned(String script, Set<Integer> changed) {
    Map<Integer, Line> lines = lines(script);
    List<String> paragraphs = Arrays.asList(script.split(PARAGRAPH, -1));
    int first = 1;
    for (int at = 0; at < paragraphs.size(); at++) {
      List<String> each = Arrays.asList(paragraphs.get(at).split("\n", -1));
      if (changed.contains(at)) {
        align(each, first, lines);
        paragraphs.set(at, String.join("\n", each));
      }
      first += each.size() + 1;
    }
    return String.join(PARAGRAPH, paragraphs);
  }

  private static Map<Integer, Line> lines(String script) {
    Map<Integer, Line> lines = new HashMap<>();
    for (Step step : new Reading(new Source("", script)).steps()) {
      int number = 1 + (int) script.substring(0, step.to()).chars().filter(c -> c == '\n').count();
      lines.put(
          number, new Line(step.to() - script.lastIndexOf('\n', step.to() - 1) - 1, step.note()));
    }
    return lines;
  }

  private static void align(List<String> paragraph, int first, Map<Integer, Line> lines) {
    int column = 0;
    for (int at = 0; at < paragraph.size(); at++) {
      Line line = lines.get(first + at);
      if (line != null && line.codeEnd() <= WIDEST_FOR_NOTE) {
        column = Math.max(column, line.codeEnd() + 2);
      }
    }
    for (int at = 0; at < paragraph.size(); at++) {
      Line line = lines.get(first + at);
      if (line != null && !line.note().isEmpty()) {
        String code = paragraph.get(at).substring(0, line.codeEnd());
        int gap = Math.max(2, column - code.length());
        paragraph.set(at, code + " ".repeat(gap) + "// " + line.note());
      }
    }
  }
}
