import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The screen as SVG. The width of each piece is said, so any monospaced font lines up. */
record Drawing(Look look) {
  private static final double WIDE = 8.4;
  private static final int HIGH = 18;
  private static final int MARGIN = 14;

  private static final String TEXT =
      "<text class=\"%s\" x=\"%.1f\" y=\"%d\" textLength=\"%.1f\">%s</text>\n";
  private static final String BOX =
      "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>\n";
  private static final String HEAD =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$.0f %2$d" width="%1$.0f" height="%2$d" \
      role="img">
      <title>A terminal with socksh at work</title>
      <style>
      text { font: 14px ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", \
      monospace; white-space: pre; fill: #1f2328 }
      .bold { font-weight: bold }
      .under { text-decoration: underline }
      .ground { fill: #f6f8fa; stroke: #d0d7de }
      .bar { fill: #424a53 }
      .cursor { fill: #8c959f }
      .c1, .c9 { fill: #cf222e }
      .c2, .c10 { fill: #116329 }
      .c3, .c11 { fill: #7d4e00 }
      .c4, .c12 { fill: #0550ae }
      .c5, .c13 { fill: #8250df }
      .c6, .c14 { fill: #1b7c83 }
      .c8 { fill: #656d76 }
      .inverse { fill: #f6f8fa }
      @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3 }
      .ground { fill: #0d1117; stroke: #30363d }
      .bar { fill: #c9d1d9 }
      .cursor { fill: #6e7681 }
      .c1, .c9 { fill: #ff7b72 }
      .c2, .c10 { fill: #7ee787 }
      .c3, .c11 { fill: #e3b341 }
      .c4, .c12 { fill: #79c0ff }
      .c5, .c13 { fill: #d2a8ff }
      .c6, .c14 { fill: #56d4dd }
      .c8 { fill: #8b949e }
      .inverse { fill: #0d1117 }
      }
      </style>
      <rect class="ground" x="0.5" y="0.5" width="99.9%%" height="99.9%%" rx="8"/>
      """;

  String svg() {
    List<Integer> rows = rows();
    StringBuilder svg = new StringBuilder();
    svg.append(HEAD.formatted(MARGIN * 2 + Look.COLUMNS * WIDE, MARGIN * 2 + rows.size() * HIGH));
    for (int i = 0; i < rows.size(); i++) {
      draw(rows.get(i), MARGIN + i * HIGH, svg);
    }
    return svg.append("</svg>\n").toString();
  }

  /** All that show something; of the empty ones above the status line, one. */
  private List<Integer> rows() {
    List<Integer> rows = new ArrayList<>();
    for (int row = 0; row < Look.ROWS; row++) {
      if (!look.row(row).isEmpty() || row == 0 || !look.row(row - 1).isEmpty()) {
        rows.add(row);
      }
    }
    return rows;
  }

  private void draw(int row, int top, StringBuilder svg) {
    if (row == look.cursorRow()) {
      svg.append(box("cursor", look.cursorColumn(), 1, top));
    }
    for (int from = 0, to; from < Look.COLUMNS; from = to) {
      Look.Cell cell = look.cell(row, from);
      to = from + 1;
      while (to < Look.COLUMNS
          && look.cell(row, to).look().equals(cell.look())
          && !isGap(row, to)) {
        to++;
      }
      draw(row, from, to, top, svg);
    }
  }

  /** Where some renderers would make one blank of several. */
  private boolean isGap(int row, int column) {
    Look.Cell cell = look.cell(row, column);
    return cell.isBlank() && look.cell(row, column - 1).isBlank() && !cell.isInverse();
  }

  private void draw(int row, int from, int to, int top, StringBuilder svg) {
    Look.Cell cell = look.cell(row, from);
    String text =
        IntStream.range(from, to)
            .map(i -> look.cell(row, i).character())
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    if (cell.isInverse()) {
      svg.append(box("bar", from, to - from, top));
    }
    String shown = text.strip();
    if (!shown.isEmpty()) {
      int indent = text.indexOf(shown);
      svg.append(
          TEXT.formatted(
              cell.look(), x(from + indent), top + 13, shown.length() * WIDE, escaped(shown)));
    }
  }

  private static String box(String look, int column, int columns, int top) {
    return BOX.formatted(look, x(column), top, columns * WIDE, HIGH);
  }

  private static double x(int column) {
    return MARGIN + column * WIDE;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
