package socksh.view;

import java.util.List;
import socksh.language.Problem;
import socksh.language.Text;
import socksh.session.Event;

/** A line that was not understood: the line, a caret under the place, what is wrong, a tip. */
final class Refusals {
  private Refusals() {}

  static List<Styled> lines(Event.Refused event) {
    Problem problem = event.problem();
    int column = Math.clamp(problem.column(), 0, event.line().length());
    int from = event.line().lastIndexOf('\n', column - 1) + 1;
    int end = event.line().indexOf('\n', column);
    String line = event.line().substring(from, end < 0 ? event.line().length() : end);
    return List.of(
        Styled.of(Style.PLAIN, shown(line)), caret(line, column - from, problem), what(problem));
  }

  private static Styled caret(String line, int column, Problem problem) {
    int end = Math.min(line.length(), column + problem.length());
    int before = Width.of(shown(line.substring(0, column)));
    int under = Math.max(1, Width.of(shown(line.substring(column, Math.max(column, end)))));
    return new Ink().add(" ".repeat(before)).add(Style.CARET, "^".repeat(under)).line();
  }

  private static Styled what(Problem problem) {
    Ink ink = new Ink().add(Style.BAD, problem.what());
    return problem.tip().isEmpty() ? ink.line() : ink.add(" (" + problem.tip() + ")").line();
  }

  /** As it is printed: a tab as one blank, what cannot be shown as its escape. */
  private static String shown(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> show(c, out));
    return out.toString();
  }

  private static void show(int c, StringBuilder out) {
    if (c == '\t' || c == 0xA0) {
      out.append(' ');
    } else if (Text.isShowable(c)) {
      out.appendCodePoint(c);
    } else {
      Visible.escape(c, out);
    }
  }
}
