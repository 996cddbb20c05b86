package socksh.server;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A pattern in the syntax of RE2, which takes a time in proportion to the message whatever a client
 * sends: no back references and no look-ahead. A pattern that is itself large can still be slow; a
 * message that takes it longer than {@link #MOST_NANOS} counts as one that it does not fit.
 */
public final class Regex {
  private static final long MOST_NANOS = 50_000_000;

  private final Pattern pattern;

  /**
   * Reads one.
   *
   * @param text each character of which is one byte
   * @throws PatternSyntaxException with the place at fault
   */
  public Regex(String text, Case letters) {
    try {
      pattern = Pattern.compile(text, letters == Case.ANY ? Pattern.CASE_INSENSITIVE : 0);
    } catch (com.google.re2j.PatternSyntaxException bad) {
      int place = text.indexOf(bad.getPattern());
      throw new PatternSyntaxException(bad.getDescription(), text, place);
    }
  }

  /** Whether large and small letters are the same. */
  public enum Case {
    AS_WRITTEN,
    ANY
  }

  /** Its groups: by number, 0 for all of it, and by name where they have one. */
  Map<String, Integer> groups() {
    Map<String, Integer> groups = new LinkedHashMap<>();
    for (int i = 0; i <= pattern.groupCount(); i++) {
      groups.put(String.valueOf(i), i);
    }
    groups.putAll(pattern.namedGroups());
    return groups;
  }

  /** Where its groups are in the first stretch that fits; see {@link Condition#match}. */
  int @Nullable [] find(byte[] data, int from, int to) {
    Matcher matcher = pattern.matcher(new Stretch(data, from, to, System.nanoTime()));
    if (!matcher.find()) {
      return null;
    }
    int[] bounds = new int[2 * matcher.groupCount() + 2];
    for (int i = 0; i <= matcher.groupCount(); i++) {
      boolean there = matcher.start(i) >= 0;
      bounds[2 * i] = there ? from + matcher.start(i) : -1;
      bounds[2 * i + 1] = there ? from + matcher.end(i) : -1;
    }
    return bounds;
  }

  /** Bytes as characters; now and then it looks at the clock. */
  private record Stretch(byte[] data, int from, int to, long began) implements CharSequence {
    private static final int NOW_AND_THEN = 255;

    @Override
    public int length() {
      return to - from;
    }

    @Override
    public char charAt(int index) {
      if ((index & NOW_AND_THEN) == NOW_AND_THEN && System.nanoTime() - began > MOST_NANOS) {
        throw new Condition.TooCostly();
      }
      return (char) (data[from + index] & 0xff);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Stretch(data, from + start, from + end, began);
    }
  }
}
