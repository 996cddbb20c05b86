package socksh.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer with places to be filled in: {@code {line}} what was said, {@code {hex}} the same as
 * hex digits, {@code {peer}} who said it, {@code {n}} as which message, counted from 1; and the
 * groups of what it fitted, {@code {1}} or {@code {name}}.
 */
public final class Template {
  private static final Pattern PLACES = Pattern.compile("\\{(\\w+)}");

  private sealed interface Part {
    record Fixed(byte[] bytes) implements Part {}

    record Line() implements Part {}

    record Hex() implements Part {}

    record Peer() implements Part {}

    record Number() implements Part {}

    record Group(int index) implements Part {}
  }

  private final Part[] parts;

  /** A template out of bytes; braces around any other word stand for themselves. */
  public Template(byte[] bytes) {
    this(bytes, Map.of());
  }

  /**
   * One that knows groups as well.
   *
   * @param groups by what stands between the braces, as {@link Condition#groups} has them
   */
  public Template(byte[] bytes, Map<String, Integer> groups) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<Part> found = new ArrayList<>();
    Matcher place = PLACES.matcher(text);
    int from = 0;
    while (place.find()) {
      Optional<Part> part = part(place.group(1), groups);
      if (part.isPresent()) {
        fixed(text.substring(from, place.start()), found);
        found.add(part.get());
        from = place.end();
      }
    }
    fixed(text.substring(from), found);
    parts = found.toArray(new Part[0]);
  }

  private static void fixed(String text, List<Part> found) {
    if (!text.isEmpty()) {
      found.add(new Part.Fixed(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
  }

  private static Optional<Part> part(String word, Map<String, Integer> groups) {
    Integer group = groups.get(word);
    return Optional.ofNullable(
        switch (word) {
          case String _ when group != null -> new Part.Group(group);
          case "line" -> new Part.Line();
          case "hex" -> new Part.Hex();
          case "peer" -> new Part.Peer();
          case "n" -> new Part.Number();
          default -> null;
        });
  }

  /** Writes the answer to a message. */
  void answer(Message to, Outgoing out) {
    for (Part part : parts) {
      switch (part) {
        case Part.Fixed(byte[] bytes) -> out.add(bytes, 0, bytes.length);
        case Part.Line() -> out.add(to.data, to.from, to.to);
        case Part.Hex() -> out.addHex(to.data, to.from, to.to);
        case Part.Peer() -> out.add(to.peer.toString());
        case Part.Number() -> out.addNumber(to.number);
        case Part.Group(int index) -> group(to, index, out);
      }
    }
  }

  /** A group that is not there is nothing. */
  private static void group(Message to, int index, Outgoing out) {
    int begin = to.groups[2 * index];
    if (begin >= 0) {
      out.add(to.data, begin, to.groups[2 * index + 1]);
    }
  }
}
