package socksh.view;

import java.util.List;

/** One line of text in styles, without a line end. */
public record Styled(List<Span> spans) {
  static final Styled EMPTY = new Styled(List.of());

  /** A line in one style. */
  public static Styled of(Style style, String text) {
    return new Styled(List.of(new Span(style, text)));
  }

  /** The characters without the styles. */
  public String text() {
    StringBuilder out = new StringBuilder();
    spans.forEach(span -> out.append(span.text()));
    return out.toString();
  }
}
