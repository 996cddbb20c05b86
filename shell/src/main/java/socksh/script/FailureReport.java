package socksh.script;

import java.util.ArrayList;
import java.util.List;
import socksh.view.Style;
import socksh.view.Styled;

/**
 * What a person reads of a script that ended badly: where, what was expected and what came, what
 * the kernel says. At most twelve lines.
 */
public final class FailureReport {
  private static final int MOST = 12;
  private static final int HEAD = 10;

  private FailureReport() {}

  /** The lines, for a screen or a file. */
  public static List<Styled> lines(Result result) {
    List<Styled> lines = new ArrayList<>();
    Place place = result.place();
    String where = result.source().name() + ":" + place.line();
    String step = result.source().line(place.line()).strip();
    lines.add(Styled.of(Style.BAD, where + "  " + step));
    result.failure().ifPresent(failure -> add(failure, lines));
    return lines.subList(0, Math.min(MOST, lines.size()));
  }

  private static void add(Failure failure, List<Styled> lines) {
    lines.add(Styled.of(Style.PLAIN, "  " + failure.what()));
    for (Failure.Row row : failure.rows()) {
      lines.add(Styled.of(Style.PLAIN, "  " + padded(row.head()) + row.body()));
    }
    if (!failure.advice().isEmpty()) {
      lines.add(Styled.of(Style.PLAIN, "  " + failure.advice()));
    }
  }

  private static String padded(String head) {
    return head + " ".repeat(Math.max(1, HEAD - head.length()));
  }
}
