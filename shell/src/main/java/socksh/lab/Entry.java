package socksh.lab;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One thing that happened at a sample, seen from the sample.
 *
 * @param time when
 * @param peer who was at the other end, {@code 127.0.0.1:PORT} or {@code unix}
 * @param kind what happened
 * @param text the bytes, one character for each (Latin-1), so that nothing is lost; for {@code
 *     CLOSED} the reason when something went wrong, else empty
 */
public record Entry(Instant time, String peer, Kind kind, String text) {

  /** What can happen. A datagram is received or sent; the other two are for connections. */
  public enum Kind {
    OPENED,
    RECEIVED,
    SENT,
    CLOSED
  }

  /** As one line of text, for another process. */
  String line() {
    return String.join(" ", "" + time, kind.name(), peer, HexFormat.of().formatHex(bytes()));
  }

  /** What {@link #line} wrote. */
  static Entry of(String line) {
    String[] words = line.split(" ", 4);
    byte[] bytes = HexFormat.of().parseHex(words[3]);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    return new Entry(Instant.parse(words[0]), words[2], Kind.valueOf(words[1]), text);
  }

  /** The bytes themselves. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** The bytes as spaced hex, for example {@code 16 16 00 FF}. */
  public String hex() {
    return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(bytes());
  }
}
