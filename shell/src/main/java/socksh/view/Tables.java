package socksh.view;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import socksh.session.Report;

/**
 * A table with lined up columns. Where the screen is narrow, empty columns go first, then the gaps
 * shrink, then columns go that are for where there is room (they are named below), then the last
 * column is cut. Where even that is too wide each row becomes a block, as psql's \x auto does it.
 */
final class Tables {
  private static final int WIDE_GAP = 2;
  private static final int LEAST = 8;

  private final Report.Table table;
  private final int width;
  private final List<Integer> shown = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();
  private final int[] widths;
  private int gap = WIDE_GAP;

  private Tables(Report.Table table, int width) {
    this.table = table;
    this.width = width;
    this.widths = new int[table.columns().size()];
    IntStream.range(0, widths.length).forEach(shown::add);
    measure(heads());
    table.rows().forEach(this::measure);
    if (width > 0 && !shown.isEmpty()) {
      fit();
    }
  }

  static List<Styled> lines(Report.Table table, int width) {
    return new Tables(table, width).lines();
  }

  private List<String> heads() {
    return table.columns().stream().map(Report.Column::head).toList();
  }

  private void measure(List<String> cells) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], Width.of(cells.get(i)));
    }
  }

  private void fit() {
    if (excess() > 0 && shown.size() > 1) {
      shown.removeIf(column -> is(column, Report.Need.WHERE_ROOM) && isEmpty(column));
    }
    if (excess() > 0) {
      gap = 1;
    }
    leaveOut(Report.Need.WHERE_ROOM);
    leaveOut(Report.Need.PREFERABLY);
    int last = shown.getLast();
    widths[last] = Math.max(Math.min(LEAST, widths[last]), widths[last] - Math.max(0, excess()));
  }

  private void leaveOut(Report.Need need) {
    for (int i = shown.size() - 1; i > 0 && excess() > 0; i--) {
      if (is(shown.get(i), need)) {
        leftOut.addFirst(table.columns().get(shown.remove(i)).head());
      }
    }
  }

  /** How many columns of the screen are missing. */
  private int excess() {
    int all = shown.stream().mapToInt(column -> widths[column] + gap).sum() - gap;
    return all - width;
  }

  private boolean is(int column, Report.Need need) {
    return table.columns().get(column).need() == need;
  }

  private boolean isEmpty(int column) {
    return table.rows().stream().map(row -> row.get(column)).allMatch(Tables::saysNothing);
  }

  private static boolean saysNothing(String cell) {
    return cell.isBlank() || cell.equals("-") || cell.equals("0");
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
    if (width > 0 && excess() > 0) {
      table.rows().forEach(row -> block(row, lines));
      return lines;
    }
    lines.add(row(heads(), Style.HEADING));
    table.rows().forEach(row -> lines.add(row(row, Style.PLAIN)));
    if (!leftOut.isEmpty()) {
      String what = "(a wider screen shows " + String.join(", ", leftOut) + ")";
      Pages.wrap(what, width).forEach(line -> lines.add(Styled.of(Style.DIM, line)));
    }
    return lines;
  }

  /** The first cell as a head, then each other one that says something, on a line of its own. */
  private void block(List<String> cells, List<Styled> lines) {
    lines.add(Styled.of(Style.HEADING, Width.cut(cells.getFirst().strip(), width)));
    int room = heads().stream().mapToInt(Width::of).max().orElse(0);
    for (int i = 1; i < cells.size(); i++) {
      if (!saysNothing(cells.get(i))) {
        String head = table.columns().get(i).head();
        String lead = "  " + head + " ".repeat(room - Width.of(head) + 1);
        String value = Width.cut(cells.get(i), Math.max(LEAST, width - lead.length()));
        lines.add(new Ink().add(Style.DIM, lead).add(value).line());
      }
    }
  }

  private Styled row(List<String> cells, Style style) {
    StringBuilder out = new StringBuilder();
    for (int column : shown) {
      out.append(out.isEmpty() ? "" : " ".repeat(gap)).append(cell(cells.get(column), column));
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
