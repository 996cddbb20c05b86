package socksh.language;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes as they are expected: {@code 68 {len:1} ?? .. 16}. A pair of digits is that byte, {@code
 * ??} any byte, {@code {name:n}} any n bytes under a name, {@code ..} any run of bytes.
 */
public record HexPattern(List<Part> parts) {
  private static final HexFormat SPACED = HexFormat.ofDelimiter(" ").withUpperCase();
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(?:([0-9A-Fa-f]{2})|(\\?\\?)|\\{(\\w+):(\\d{1,9})}|(\\.\\.)|(\\S))");

  /** One part of it. */
  public sealed interface Part {
    /** Just this byte. */
    record Literal(byte value) implements Part {}

    /** Any bytes, under a name where it has one. */
    record Bytes(String name, int count) implements Part {}

    /** Any run of bytes. */
    record Run() implements Part {}
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException at what is no part of it
   */
  public static HexPattern parse(String text) {
    List<Part> parts = new ArrayList<>();
    Matcher matcher = TOKEN.matcher(text);
    while (matcher.find()) {
      parts.add(part(matcher, text));
    }
    return new HexPattern(List.copyOf(parts));
  }

  private static Part part(Matcher matcher, String text) {
    if (matcher.group(1) != null) {
      return new Part.Literal((byte) HexFormat.fromHexDigits(matcher.group(1)));
    }
    if (matcher.group(2) != null) {
      return new Part.Bytes("", 1);
    }
    if (matcher.group(3) != null) {
      return new Part.Bytes(matcher.group(3), Integer.parseInt(matcher.group(4)));
    }
    if (matcher.group(5) != null) {
      return new Part.Run();
    }
    throw new IllegalArgumentException(
        "`"
            + text.substring(matcher.start(6))
            + "` is no hex pattern: pairs of digits, ??, {name:n} or ..");
  }

  /** How many bytes it has; empty where a run makes that open. */
  public OptionalInt length() {
    int length = 0;
    for (Part part : parts) {
      if (part instanceof Part.Run) {
        return OptionalInt.empty();
      }
      length += length(part);
    }
    return OptionalInt.of(length);
  }

  private static int length(Part part) {
    return switch (part) {
      case Part.Literal _ -> 1;
      case Part.Bytes(_, int count) -> count;
      case Part.Run _ -> 0;
    };
  }

  /** The named parts of bytes that fit; empty where they do not. */
  public Optional<Map<String, byte[]>> match(byte[] bytes) {
    int[] begins = new int[parts.size()];
    if (!fits(bytes, 0, bytes.length, begins)) {
      return Optional.empty();
    }
    Map<String, byte[]> captures = new LinkedHashMap<>();
    for (int i = 0; i < begins.length; i++) {
      if (parts.get(i) instanceof Part.Bytes(String name, int count) && !name.isEmpty()) {
        captures.put(name, Arrays.copyOfRange(bytes, begins[i], begins[i] + count));
      }
    }
    return Optional.of(captures);
  }

  /**
   * Whether a stretch of bytes fits. Only the last run is ever lengthened, as what fitted before it
   * need not be looked at again: the time is bounded by the lengths of both, multiplied.
   *
   * @param begins filled in with the index at which each part begins
   */
  public boolean fits(byte[] data, int from, int to, int[] begins) {
    int at = from;
    int part = 0;
    int run = -1;
    int resume = from;
    while (part < parts.size() || at < to) {
      if (part < parts.size() && parts.get(part) instanceof Part.Run) {
        begins[part] = at;
        run = part++;
        resume = at;
      } else if (part < parts.size() && fits(parts.get(part), data, at, to)) {
        begins[part] = at;
        at += length(parts.get(part++));
      } else if (run < 0 || resume++ == to) {
        return false;
      } else {
        at = resume;
        part = run + 1;
      }
    }
    return true;
  }

  private static boolean fits(Part part, byte[] data, int at, int to) {
    return length(part) <= to - at
        && !(part instanceof Part.Literal(byte value) && data[at] != value);
  }

  /** The bytes nearest to {@code got} that would fit, to show where it first differs. */
  public byte[] nearest(byte[] got) {
    ByteArrayOutputStream near = new ByteArrayOutputStream();
    for (Part part : parts) {
      switch (part) {
        case Part.Literal(byte value) -> near.write(value);
        case Part.Bytes(_, int count) -> {
          for (int i = 0; i < count; i++) {
            near.write(near.size() < got.length ? got[near.size()] : 0);
          }
        }
        case Part.Run _ -> {
          return near.toByteArray();
        }
      }
    }
    return near.toByteArray();
  }

  /** The same pattern for other bytes: its masks stay. Empty where the lengths do not agree. */
  public Optional<String> with(byte[] got) {
    boolean plain = parts.stream().allMatch(Part.Literal.class::isInstance);
    if (plain) {
      return Optional.of(SPACED.formatHex(got));
    }
    if (length().isEmpty() || length().getAsInt() != got.length) {
      return Optional.empty();
    }
    StringJoiner hex = new StringJoiner(" ");
    int at = 0;
    for (Part part : parts) {
      switch (part) {
        case Part.Literal _ -> hex.add(HexFormat.of().withUpperCase().toHexDigits(got[at++]));
        case Part.Bytes(String name, int count) -> {
          hex.add(name.isEmpty() ? "??" : "{" + name + ":" + count + "}");
          at += count;
        }
        case Part.Run _ -> hex.add("..");
      }
    }
    return Optional.of(hex.toString());
  }
}
