package socksh.script;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import socksh.session.Report;
import socksh.session.Verdict;
import socksh.view.Span;
import socksh.view.Style;
import socksh.view.Styled;

/**
 * What a person reads of a script that ended badly: where, what was expected and what came, what
 * the kernel says. At most twelve lines.
 */
public final class FailureReport {
  private static final int MOST = 12;
  private static final int HEAD = 10;
  private static final String INDENT = "  ";
  private static final int WIDEST = 100;

  private FailureReport() {}

  /** The lines, for a screen or a file. */
  public static List<Styled> lines(Result result) {
    List<Styled> lines = new ArrayList<>();
    if (result.verdict() == Verdict.WRONG) {
      wrong(result, lines);
    } else {
      lines.add(
          headline(where(result), window(result.source().line(result.place().line()).strip(), 0)));
      result.failure().ifPresent(failure -> rows(failure, lines));
    }
    return lines.subList(0, Math.min(MOST, lines.size()));
  }

  /** Why a step failed, without its place: for who has the line before his eyes. */
  static Report.Page page(Failure failure) {
    List<Report.Entry> entries = new ArrayList<>();
    entries.add(new Report.Entry.Text(failure.what()));
    for (Failure.Row row : failure.rows()) {
      entries.add(new Report.Entry.Example(row(row).text().substring(INDENT.length())));
    }
    if (!failure.advice().isEmpty()) {
      entries.add(new Report.Entry.Text(failure.advice()));
    }
    return new Report.Page(entries);
  }

  /** The same of a failure alone, where no script is at hand. */
  static List<Styled> lines(Failure failure) {
    List<Styled> lines = new ArrayList<>();
    rows(failure, lines);
    return lines.subList(0, Math.min(MOST, lines.size()));
  }

  private static String where(Result result) {
    return result.source().name() + ":" + result.place().line();
  }

  private static Styled headline(String where, String what) {
    return new Styled(List.of(new Span(Style.CARET, where), new Span(Style.HEADING, "  " + what)));
  }

  /** The script cannot be understood: a caret under the place, and what to try. */
  private static void wrong(Result result, List<Styled> lines) {
    Failure failure = result.failure().orElseThrow();
    String text = result.source().line(result.place().line());
    int indent = text.length() - text.stripLeading().length();
    int column = Math.clamp(result.place().column() - 1 - indent, 0, text.strip().length());
    lines.add(headline(where(result) + ":" + result.place().column(), failure.what()));
    if (!text.isBlank()) {
      int from = column < WIDEST ? 0 : column - WIDEST / 2;
      lines.add(Styled.of(Style.PLAIN, INDENT + window(text.strip().replace('\t', ' '), from)));
      lines.add(Styled.of(Style.CARET, INDENT + " ".repeat(column - from) + "^"));
    }
    advice(failure, lines);
  }

  /** As much of a line as stands on a screen. */
  private static String window(String line, int from) {
    int end = Math.min(line.length(), from + WIDEST);
    return line.substring(from, end) + (end < line.length() ? "..." : "");
  }

  private static void rows(Failure failure, List<Styled> lines) {
    lines.add(Styled.of(Style.PLAIN, INDENT + failure.what()));
    failure.rows().forEach(row -> lines.add(row(row)));
    advice(failure, lines);
  }

  private static void advice(Failure failure, List<Styled> lines) {
    if (!failure.advice().isEmpty()) {
      lines.add(Styled.of(Style.PLAIN, INDENT + failure.advice()));
    }
  }

  private static Styled row(Failure.Row row) {
    String head = INDENT + row.head() + " ".repeat(Math.max(1, HEAD - row.head().length()));
    if (row.head().isEmpty()) {
      return new Styled(List.of(new Span(Style.CARET, head + row.body())));
    }
    int from = Math.min(row.from(), row.body().length());
    int end = Math.min(row.end(), row.body().length());
    return new Styled(
        Stream.of(
                new Span(Style.DIM, head),
                new Span(Style.PLAIN, row.body().substring(0, from)),
                new Span(Style.CARET, row.body().substring(from, end)),
                new Span(Style.PLAIN, row.body().substring(end)))
            .filter(span -> !span.text().isEmpty())
            .toList());
  }
}
