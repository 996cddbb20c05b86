package socksh.view;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import socksh.language.Utf8;

/**
 * Bytes as lines of text in which nothing is hidden. What a terminal would obey, hide or reorder
 * stands as a mark in the shell's own escapes: {@code \t}, {@code \x1B}, {@code \xE2\x80\xAE}. A
 * line shows how it ends when that is not a bare LF, and the last line always does, so that {@code
 * PONG\n} and {@code PONG} differ. A backslash of the text itself stays as it is; the hex view is
 * the way to tell.
 */
final class Visible {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final byte[] bytes;
  private final int end;
  private final StringBuilder run = new StringBuilder();
  private Ink ink = new Ink();

  private Visible(byte[] bytes, int end) {
    this.bytes = bytes;
    this.end = end;
  }

  /** The lines of the first {@code length} bytes; none for no bytes. */
  static List<Styled> lines(byte[] bytes, int length) {
    return new Visible(bytes, length).read();
  }

  private List<Styled> read() {
    List<Styled> lines = new ArrayList<>();
    int at = 0;
    while (at < end) {
      at = step(at);
      if (bytes[at - 1] == '\n' || at == end) {
        settle();
        lines.add(ink.line());
        ink = new Ink();
      }
    }
    return lines;
  }

  private int step(int at) {
    byte b = bytes[at];
    if (b >= ' ' && b < 0x7F) {
      run.append((char) b);
      return at + 1;
    }
    if (b == '\n') {
      return lineEnd(at, at + 1, "\\n");
    }
    if (b == '\r' && at + 1 < end && bytes[at + 1] == '\n') {
      return lineEnd(at, at + 2, "\\r\\n");
    }
    return other(at);
  }

  private int lineEnd(int at, int after, String mark) {
    if (after == end || bytes[at] == '\r') {
      mark(mark);
    }
    return after;
  }

  private int other(int at) {
    int length = Utf8.length(bytes, at);
    if (length > 1 && at + length <= end) {
      run.append(new String(bytes, at, length, StandardCharsets.UTF_8));
      return at + length;
    }
    StringBuilder mark = new StringBuilder(4);
    escape(bytes[at] & 0xFF, mark);
    mark(mark.toString());
    return at + 1;
  }

  private void mark(String mark) {
    settle();
    ink.add(Style.MARK, mark);
  }

  private void settle() {
    ink.add(Style.TEXT, run.toString());
    run.setLength(0);
  }

  /** A character, or a byte, as the shell's escape for it. */
  static void escape(int c, StringBuilder out) {
    switch (c) {
      case '\r' -> out.append("\\r");
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      default -> {
        if (c < 0x100) {
          out.append("\\x").append(HEX.toHexDigits((byte) c));
        } else {
          out.append("\\u{").append(Integer.toHexString(c).toUpperCase(Locale.ROOT));
          out.append('}');
        }
      }
    }
  }
}
