package socksh.view;

import java.util.ArrayList;
import java.util.List;

/** A line that is too long for the paper, broken at blanks: what follows is indented. */
public final class Folded {
  private static final String INDENT = "    ";

  private final List<Styled> lines = new ArrayList<>();
  private final int width;
  private Ink ink = new Ink();
  private int used;
  private int indent;

  private Folded(int width) {
    this.width = width;
  }

  /** Prints a line on paper, in as many rows as it needs. */
  public static void print(Styled line, Paper paper) {
    for (Styled each : of(line, paper.width())) {
      paper.print(each);
    }
  }

  /** At least one line; a word longer than the width stands alone. */
  public static List<Styled> of(Styled line, int width) {
    return width <= 0 || Width.of(line) <= width ? List.of(line) : new Folded(width).fold(line);
  }

  private List<Styled> fold(Styled line) {
    List<Span> word = new ArrayList<>();
    for (Span span : line.spans()) {
      String[] pieces = span.text().split("(?<= )");
      for (String piece : pieces) {
        word.add(new Span(span.style(), piece));
        if (piece.endsWith(" ")) {
          add(word);
          word.clear();
        }
      }
    }
    add(word);
    end();
    return lines;
  }

  /** Ends a line, without the blank that stands where it was broken. */
  private void end() {
    List<Span> spans = new ArrayList<>(ink.line().spans());
    Span last = spans.removeLast();
    spans.add(new Span(last.style(), last.text().stripTrailing()));
    lines.add(new Styled(spans));
  }

  /** A word in one or more styles, with the blank behind it, which may stand beyond the width. */
  private void add(List<Span> word) {
    String text = new Styled(word).text();
    if (used > indent && used + Width.of(text.stripTrailing()) > width) {
      end();
      ink = new Ink().add(INDENT);
      indent = INDENT.length();
      used = indent;
    }
    word.forEach(span -> ink.add(span.style(), span.text()));
    used += Width.of(text);
  }
}
