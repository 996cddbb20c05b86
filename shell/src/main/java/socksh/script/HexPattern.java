package socksh.script;

import java.util.ArrayList;
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
 * Bytes as a script expects them: {@code 68 {len:1} ?? .. 16}. A pair of digits is that byte,
 * {@code ??} any byte, {@code {name:n}} any n bytes under a name, {@code ..} any run of bytes.
 */
record HexPattern(List<Part> parts) {
  private static final Pattern TOKEN =
      Pattern.compile("\\s*(?:([0-9A-Fa-f]{2})|(\\?\\?)|\\{(\\w+):(\\d+)}|(\\.\\.)|(\\S))");

  /** One part of it. */
  sealed interface Part {
    /** Just this byte. */
    record Literal(byte value) implements Part {}

    /** Any bytes, under a name where it has one. */
    record Bytes(String name, int count) implements Part {}

    /** Any run of bytes. */
    record Run() implements Part {}
  }

  static HexPattern parse(String text) {
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
  OptionalInt length() {
    int length = 0;
    for (Part part : parts) {
      switch (part) {
        case Part.Literal _ -> length++;
        case Part.Bytes bytes -> length += bytes.count();
        case Part.Run _ -> {
          return OptionalInt.empty();
        }
      }
    }
    return OptionalInt.of(length);
  }

  /** The named parts of bytes that fit; empty where they do not. */
  Optional<Map<String, Octets>> match(byte[] bytes) {
    Map<String, Octets> captures = new LinkedHashMap<>();
    return fits(0, bytes, 0, captures) ? Optional.of(captures) : Optional.empty();
  }

  private boolean fits(int part, byte[] bytes, int at, Map<String, Octets> captures) {
    if (part == parts.size()) {
      return at == bytes.length;
    }
    return switch (parts.get(part)) {
      case Part.Literal(byte value) ->
          at < bytes.length && bytes[at] == value && fits(part + 1, bytes, at + 1, captures);
      case Part.Bytes(String name, int count) -> {
        if (at + count > bytes.length || !fits(part + 1, bytes, at + count, captures)) {
          yield false;
        }
        if (!name.isEmpty()) {
          captures.put(name, new Octets(java.util.Arrays.copyOfRange(bytes, at, at + count)));
        }
        yield true;
      }
      case Part.Run _ -> {
        for (int next = at; next <= bytes.length; next++) {
          if (fits(part + 1, bytes, next, captures)) {
            yield true;
          }
        }
        yield false;
      }
    };
  }

  /** The bytes nearest to {@code got} that would fit, to show where it first differs. */
  byte[] nearest(byte[] got) {
    java.io.ByteArrayOutputStream near = new java.io.ByteArrayOutputStream();
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
  Optional<String> with(byte[] got) {
    boolean plain = parts.stream().allMatch(Part.Literal.class::isInstance);
    if (plain) {
      return Optional.of(new Octets(got).hex());
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
