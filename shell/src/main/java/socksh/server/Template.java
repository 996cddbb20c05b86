package socksh.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer with places to be filled in: {@code {line}} what was said, {@code {hex}} the same as
 * hex digits, {@code {peer}} who said it, {@code {n}} as which message, counted from 1.
 */
public final class Template {
  private static final Pattern PLACES = Pattern.compile("\\{(line|hex|peer|n)}");

  private sealed interface Part {
    record Fixed(byte[] bytes) implements Part {}

    record Line() implements Part {}

    record Hex() implements Part {}

    record Peer() implements Part {}

    record Number() implements Part {}
  }

  private final Part[] parts;

  /** A template out of bytes; braces around any other word stand for themselves. */
  public Template(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    List<Part> found = new ArrayList<>();
    Matcher place = PLACES.matcher(text);
    int from = 0;
    while (place.find()) {
      fixed(text.substring(from, place.start()), found);
      found.add(part(place.group(1)));
      from = place.end();
    }
    fixed(text.substring(from), found);
    parts = found.toArray(new Part[0]);
  }

  private static void fixed(String text, List<Part> found) {
    if (!text.isEmpty()) {
      found.add(new Part.Fixed(text.getBytes(StandardCharsets.ISO_8859_1)));
    }
  }

  private static Part part(String word) {
    return switch (word) {
      case "line" -> new Part.Line();
      case "hex" -> new Part.Hex();
      case "peer" -> new Part.Peer();
      default -> new Part.Number();
    };
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
      }
    }
  }
}
