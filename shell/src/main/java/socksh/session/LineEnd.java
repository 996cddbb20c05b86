package socksh.session;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What ends a line on the wire. */
public enum LineEnd {
  LF("\n"),
  CRLF("\r\n"),
  CR("\r"),
  NONE("");

  private final String text;

  LineEnd(String text) {
    this.text = text;
  }

  /** The bytes. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** What a person types: {@code crlf}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
