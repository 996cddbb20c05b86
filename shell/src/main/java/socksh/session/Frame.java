package socksh.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Where a wanted piece ends in the bytes that have come: the same wherever they were cut. */
final class Frame {
  private Frame() {}

  /** What to give out of {@code data}, or null when it is not complete. */
  static @Nullable Arrival in(byte[] data, Wanted wanted, LineEnd lineEnd) {
    return switch (wanted) {
      case Wanted.Same(byte[] bytes) -> same(data, bytes);
      case Wanted.Line _ -> line(data, lineEnd);
      case Wanted.Until until -> until(data, until);
      case Wanted.Match match -> match(data, match);
      case Wanted.Exactly(int bytes) -> data.length < bytes ? null : Arrival.complete(data, bytes);
      case Wanted.Once _, Wanted.Idle _, Wanted.All _ -> null;
    };
  }

  private static @Nullable Arrival same(byte[] data, byte[] wanted) {
    int common = Math.min(data.length, wanted.length);
    boolean same = Arrays.equals(data, 0, common, wanted, 0, common);
    return same && common < wanted.length ? null : Arrival.complete(data, common);
  }

  private static @Nullable Arrival line(byte[] data, LineEnd lineEnd) {
    int end = indexOf(data, LineEnd.LF.bytes());
    if (end < 0) {
      return null;
    }
    LineEnd seen = end > 0 && data[end - 1] == '\r' ? LineEnd.CRLF : LineEnd.LF;
    String note =
        seen == lineEnd ? "" : "its lines end in " + seen.word() + ", not " + lineEnd.word();
    return Arrival.complete(data, end + 1, end + 1 - seen.bytes().length, note);
  }

  /** The last line of a stream, which has no line end. */
  static Arrival lastLine(byte[] data) {
    return Arrival.complete(data, data.length, data.length, "the stream ended without a line end");
  }

  private static @Nullable Arrival until(byte[] data, Wanted.Until until) {
    int first = -1;
    int length = 0;
    for (byte[] delimiter : until.delimiters()) {
      int at = indexOf(data, delimiter);
      if (at >= 0 && (first < 0 || at < first)) {
        first = at;
        length = delimiter.length;
      }
    }
    if (first < 0) {
      return null;
    }
    Arrival whole = Arrival.complete(data, first + length);
    return until.delimiter() == Wanted.Delimiter.KEPT ? whole : without(whole, first);
  }

  private static Arrival without(Arrival whole, int end) {
    return new Arrival(
        whole.ending(),
        whole.errno(),
        Arrays.copyOf(whole.bytes(), end),
        end,
        whole.held(),
        whole.from(),
        end,
        "");
  }

  private static @Nullable Arrival match(byte[] data, Wanted.Match match) {
    Matcher matcher = match.pattern().matcher(new String(data, StandardCharsets.ISO_8859_1));
    return matcher.find() ? Arrival.complete(data, matcher.end()) : null;
  }

  static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static int indexOf(byte[] data, byte[] part) {
    for (int at = 0; at <= data.length - part.length; at++) {
      int same = 0;
      while (same < part.length && data[at + same] == part[same]) {
        same++;
      }
      if (same == part.length) {
        return at;
      }
    }
    return -1;
  }
}
