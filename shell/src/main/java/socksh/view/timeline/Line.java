package socksh.view.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import socksh.view.Ink;
import socksh.view.Paint;
import socksh.view.Style;
import socksh.view.Styled;
import socksh.view.Width;

/** One line of the ladder, put together from pieces that stand at their places. */
final class Line {
  /** What stands where nothing was put. */
  enum Back {
    BLANK,
    LIFELINES
  }

  private record Piece(int at, Style style, String text) {}

  private final Grid grid;
  private final Back back;
  private final List<Piece> pieces = new ArrayList<>();

  Line(Grid grid, Back back) {
    this.grid = grid;
    this.back = back;
  }

  /** Text of a peer with everything that a terminal would obey, hide or reorder as an escape. */
  static String safe(String text) {
    return Paint.PLAIN.of(Styled.of(Style.PLAIN, text));
  }

  /** The beginning of a text that fits into columns, cut at a blank where there is one. */
  static String head(String text, int columns) {
    if (Width.of(text) <= columns) {
      return text;
    }
    int end = 0;
    int blank = 0;
    int used = 0;
    while (end < text.length()
        && used + Width.of(text.substring(end, end + step(text, end))) <= columns) {
      used += Width.of(text.substring(end, end + step(text, end)));
      blank = text.charAt(end) == ' ' ? end : blank;
      end += step(text, end);
    }
    return text.substring(0, Math.max(1, blank > 0 ? blank : end));
  }

  private static int step(String text, int at) {
    return Character.charCount(text.codePointAt(at));
  }

  Line put(int at, Style style, String text) {
    if (!text.isEmpty()) {
      pieces.add(new Piece(at, style, text));
    }
    return this;
  }

  Styled styled() {
    pieces.sort(Comparator.comparingInt(Piece::at));
    Ink ink = new Ink();
    int place = 0;
    for (Piece piece : pieces) {
      ink.add(Style.DIM, background(place, piece.at()));
      ink.add(piece.style(), piece.text());
      place = Math.max(place, piece.at()) + Width.of(piece.text());
    }
    if (back == Back.LIFELINES) {
      ink.add(Style.DIM, background(place, grid.life(grid.columns() - 1) + 1));
    }
    return ink.line();
  }

  private String background(int from, int to) {
    StringBuilder out = new StringBuilder(" ".repeat(Math.max(0, to - from)));
    for (int i = 0; i < grid.columns() && back == Back.LIFELINES; i++) {
      int place = grid.life(i) - from;
      if (place >= 0 && place < out.length()) {
        out.setCharAt(place, '|');
      }
    }
    return out.toString();
  }
}
