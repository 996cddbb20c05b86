package socksh.view;

import java.util.ArrayList;
import java.util.List;
import socksh.session.Report;

/** A table with lined up columns; where the width is short, the last column is cut. */
final class Tables {
  private static final String GAP = "  ";
  private static final int LEAST = 8;

  private final Report.Table table;
  private final int[] widths;

  private Tables(Report.Table table, int width) {
    this.table = table;
    this.widths = new int[table.columns().size()];
    measure(table.columns().stream().map(Report.Column::head).toList());
    table.rows().forEach(this::measure);
    fit(width);
  }

  static List<Styled> lines(Report.Table table, int width) {
    return new Tables(table, width).lines();
  }

  private void measure(List<String> cells) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], Width.of(cells.get(i)));
    }
  }

  private void fit(int width) {
    int last = widths.length - 1;
    if (width <= 0 || last < 0) {
      return;
    }
    int before = 0;
    for (int i = 0; i < last; i++) {
      before += widths[i] + GAP.length();
    }
    widths[last] = Math.min(widths[last], Math.max(LEAST, width - before));
  }

  private List<Styled> lines() {
    List<Styled> lines = new ArrayList<>();
    if (!table.title().isEmpty()) {
      lines.add(Styled.of(Style.HEADING, table.title()));
    }
    if (table.rows().isEmpty()) {
      lines.add(Styled.of(Style.DIM, "(none)"));
      return lines;
    }
    lines.add(row(table.columns().stream().map(Report.Column::head).toList(), Style.HEADING));
    table.rows().forEach(row -> lines.add(row(row, Style.PLAIN)));
    return lines;
  }

  private Styled row(List<String> cells, Style style) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      out.append(i == 0 ? "" : GAP).append(cell(cells.get(i), i));
    }
    return Styled.of(style, out.toString().stripTrailing());
  }

  private String cell(String text, int column) {
    String cut = Width.cut(text, widths[column]);
    String blanks = " ".repeat(Math.max(0, widths[column] - Width.of(cut)));
    boolean right = table.columns().get(column).align() == Report.Align.RIGHT;
    return right ? blanks + cut : cut + blanks;
  }
}
