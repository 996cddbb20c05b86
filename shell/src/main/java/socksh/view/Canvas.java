package socksh.view;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A sheet of characters in rows and columns, drawn on with lines, arrows and words. */
final class Canvas {
  private final char[][] cells;
  private final Style[][] styles;

  Canvas(int rows, int columns) {
    cells = new char[rows][columns];
    styles = new Style[rows][columns];
    for (int row = 0; row < rows; row++) {
      Arrays.fill(cells[row], ' ');
      Arrays.fill(styles[row], Style.PLAIN);
    }
  }

  private void put(int row, int column, char c, Style style) {
    cells[row][column] = c;
    styles[row][column] = style;
  }

  void text(int row, int column, Style style, String text) {
    for (int i = 0; i < text.length(); i++) {
      put(row, column + i, text.charAt(i), style);
    }
  }

  /**
   * An arrow through points, which ends from the side or from above.
   *
   * @param points row, column, row, column and so on; two that follow each other share one of them
   */
  void arrow(int... points) {
    for (int i = 0; i + 3 < points.length; i += 2) {
      line(points[i], points[i + 1], points[i + 2], points[i + 3]);
    }
    boolean leavesBelow = points.length > 4 && points[0] == points[2];
    for (int i = leavesBelow ? 0 : 2; i + 3 < points.length; i += 2) {
      put(points[i], points[i + 1], '+', Style.DIM);
    }
    int end = points.length - 2;
    put(points[end], points[end + 1], head(points), Style.DIM);
  }

  private void line(int row, int column, int toRow, int toColumn) {
    for (int r = Math.min(row, toRow); r <= Math.max(row, toRow); r++) {
      for (int c = Math.min(column, toColumn); c <= Math.max(column, toColumn); c++) {
        put(r, c, row == toRow ? '-' : '|', Style.DIM);
      }
    }
  }

  private static char head(int... points) {
    int column = points[points.length - 1];
    int from = points[points.length - 3];
    return column == from ? 'v' : column > from ? '>' : '<';
  }

  /** What was drawn, without the blanks at the ends of the lines. */
  List<Styled> lines() {
    return Stream.iterate(0, row -> row < cells.length, row -> row + 1).map(this::line).toList();
  }

  private Styled line(int row) {
    int end = cells[row].length;
    while (end > 0 && cells[row][end - 1] == ' ') {
      end--;
    }
    Ink ink = new Ink();
    int from = 0;
    for (int i = 1; i <= end; i++) {
      if (i == end || styles[row][i] != styles[row][from]) {
        ink.add(styles[row][from], new String(cells[row], from, i - from));
        from = i;
      }
    }
    return ink.line();
  }
}
