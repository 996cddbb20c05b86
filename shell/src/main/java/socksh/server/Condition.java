package socksh.server;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import socksh.language.HexPattern;

/** What a message has to look like for a {@link Rule} to be about it. */
public sealed interface Condition {
  /** A message fits that has nothing to remember: no groups. */
  int[] FITS = new int[0];

  /**
   * Looks at a message: a stretch of bytes.
   *
   * @return where each of its groups begins and ends, -1 for one that is not there; null where the
   *     message does not fit
   * @throws TooCostly where it was given up
   */
  int @Nullable [] match(byte[] data, int from, int to);

  /** The groups that an answer can repeat, by what stands between its braces. */
  default Map<String, Integer> groups() {
    return Map.of();
  }

  /** A message for which the time was up. */
  final class TooCostly extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooCostly() {
      super("too costly", null, false, false);
    }
  }

  /** Every message. */
  record Any() implements Condition {
    @Override
    public int @Nullable [] match(byte[] data, int from, int to) {
      return FITS;
    }
  }

  /** Just these bytes. */
  record Equals(byte[] bytes) implements Condition {
    @Override
    public int @Nullable [] match(byte[] data, int from, int to) {
      return Arrays.equals(data, from, to, bytes, 0, bytes.length) ? FITS : null;
    }
  }

  /** These bytes first. */
  record Starts(byte[] bytes) implements Condition {
    @Override
    public int @Nullable [] match(byte[] data, int from, int to) {
      return isAt(bytes, data, from, to) ? FITS : null;
    }
  }

  /** These bytes somewhere. */
  record Contains(byte[] bytes) implements Condition {
    @Override
    public int @Nullable [] match(byte[] data, int from, int to) {
      for (int at = from; at <= to - bytes.length; at++) {
        if (isAt(bytes, data, at, to)) {
          return FITS;
        }
      }
      return null;
    }
  }

  /** Bytes of which some may be any; the named ones are its groups. */
  record Hex(HexPattern pattern) implements Condition {
    @Override
    public int @Nullable [] match(byte[] data, int from, int to) {
      int[] begins = new int[pattern.parts().size()];
      if (!pattern.fits(data, from, to, begins)) {
        return null;
      }
      int[] bounds = new int[2 * begins.length];
      for (int i = 0; i < begins.length; i++) {
        bounds[2 * i] = begins[i];
        bounds[2 * i + 1] = i + 1 < begins.length ? begins[i + 1] : to;
      }
      return bounds;
    }

    @Override
    public Map<String, Integer> groups() {
      Map<String, Integer> groups = new LinkedHashMap<>();
      for (int i = 0; i < pattern.parts().size(); i++) {
        if (pattern.parts().get(i) instanceof HexPattern.Part.Bytes(String name, _)
            && !name.isEmpty()) {
          groups.put(name, i);
        }
      }
      return groups;
    }
  }

  /** A pattern, of which each byte is one character. */
  record Matches(Regex regex) implements Condition {
    @Override
    public int @Nullable [] match(byte[] data, int from, int to) {
      return regex.find(data, from, to);
    }

    @Override
    public Map<String, Integer> groups() {
      return regex.groups();
    }
  }

  private static boolean isAt(byte[] bytes, byte[] data, int at, int to) {
    return bytes.length <= to - at
        && Arrays.equals(data, at, at + bytes.length, bytes, 0, bytes.length);
  }
}
