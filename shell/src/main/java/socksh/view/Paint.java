package socksh.view;

import java.util.List;
import socksh.language.Text;

/**
 * Makes a string of styled text, with colours or without. Whatever a span holds, no control
 * character and nothing that hides or reorders text leaves but as a visible escape; the only
 * control sequences are the colours.
 */
public enum Paint {
  /** For pipes, dumb terminals and {@code NO_COLOR}. */
  PLAIN,
  /** With ECMA-48 colours that can be read on dark and on light ground. */
  ANSI;

  /** One line, without a line end. */
  public String of(Styled line) {
    StringBuilder out = new StringBuilder(80);
    write(line, out);
    return out.toString();
  }

  /** The same, to the end of a buffer. */
  public void write(Styled line, StringBuilder out) {
    List<Span> spans = line.spans();
    for (int i = 0; i < spans.size(); i++) {
      write(spans.get(i), out);
    }
  }

  private void write(Span span, StringBuilder out) {
    String sgr = span.style().sgr();
    if (this == PLAIN || sgr.isEmpty()) {
      safe(span.text(), out);
      return;
    }
    out.append("\u001B[").append(sgr).append('m');
    safe(span.text(), out);
    out.append("\u001B[0m");
  }

  private static void safe(String text, StringBuilder out) {
    if (isAscii(text)) {
      out.append(text);
      return;
    }
    text.codePoints()
        .forEach(
            c -> {
              if (Text.isShowable(c)) {
                out.appendCodePoint(c);
              } else {
                Visible.escape(c, out);
              }
            });
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7F) {
        return false;
      }
    }
    return true;
  }
}
