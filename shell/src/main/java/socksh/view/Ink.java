package socksh.view;

import java.util.ArrayList;
import java.util.List;

/** Writes one line, piece by piece. */
public final class Ink {
  private final List<Span> spans = new ArrayList<>(8);

  /** Adds a piece. */
  public Ink add(Style style, String text) {
    if (!text.isEmpty()) {
      spans.add(new Span(style, text));
    }
    return this;
  }

  /** Adds a piece in the terminal's own colour. */
  public Ink add(String text) {
    return add(Style.PLAIN, text);
  }

  /** Adds a whole line. */
  public Ink add(Styled line) {
    spans.addAll(line.spans());
    return this;
  }

  /** What was written; the ink is used up. */
  public Styled line() {
    return new Styled(spans);
  }
}
