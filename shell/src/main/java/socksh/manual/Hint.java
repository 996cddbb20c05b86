package socksh.manual;

import java.util.Locale;
import java.util.Optional;

/**
 * What a friend would say looking over your shoulder: one line, under a short id. A line may have
 * slots, written {@code {}}, for the numbers and rows that only the caller knows.
 */
public enum Hint {
  // What was sent is probably not what was meant.
  HEX_AS_TEXT("{} characters were sent as text; for {} bytes type `send hex {}`."),
  LITERAL_ESCAPES(
      "A backslash and a letter were sent as they stand; in \"double quotes\" they become one"
          + " byte."),
  HTTP_CRLF(
      "This protocol ends its lines with \\r\\n; with a bare \\n some servers wait for ever."),
  HTTP_HOST("HTTP/1.1 wants a Host line: add \"Host: {}\\r\\n\" before the empty line."),
  HTTP_NO_END("An HTTP request ends with an empty line: the server still waits for \\r\\n\\r\\n."),
  NO_LINE_END("No line end was sent; the peer may still wait for one. `line \"\"` sends it."),
  BIG_DATAGRAM(
      "{} bytes do not fit into one Ethernet packet (1472): they travel in pieces, and one lost"
          + " piece loses all."),

  // What came back is not what was hoped for.
  TLS_PORT("That port speaks TLS (https and the like) and does not understand plain text."),
  TLS_PERHAPS(
      "A reset right after the first text: perhaps that port speaks TLS (https and the like)."),
  TLS_HELLO(
      "The client begins with a TLS hello (16 03 ..): it expects https, this is a plain listener."),
  HTTP_KEEP_ALIVE(
      "HTTP/1.1 keeps the connection open: read Content-Length bytes, or ask with Connection:"
          + " close."),

  // Datagrams.
  UDP_SILENCE(
      "Nobody says no to a lost datagram: check the port, the form of the message, the peer and the"
          + " firewall."),

  // How conversations end.
  HALF_CLOSED("The peer closed its side; you may still send."),
  UNREAD_RESET("{} unread, so close became a reset: the peer may lose what you sent last."),
  TIME_WAIT(
      "The port is held by a finished connection: {}. Wait 60 s, or use reuseaddr on old and new"
          + " listener."),

  // Doors.
  NOT_ACCEPTED_YET("Connected, but the server's program has not called accept yet."),
  PORT_TAKEN("The port is taken by another listener: {}; {}, or take another port."),
  BACKLOG_FULL(
      "No answer and no refusal: the listener's queue may be full, or a firewall drops packets."),
  REFUSED_OTHER_ADDRESS("Somebody does listen on that port, but on another address: {}."),
  REFUSED_OTHER_FAMILY("Somebody does listen on that port, but in the other family: {}.");

  private static final String SLOT = "{}";

  private final String template;

  Hint(String template) {
    this.template = template;
  }

  /** The short id that a person sees and may look up: {@code hex-as-text}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The hint with this id. */
  public static Optional<Hint> withId(String id) {
    for (Hint hint : values()) {
      if (hint.id().equals(id)) {
        return Optional.of(hint);
      }
    }
    return Optional.empty();
  }

  /** The line as it is in the catalogue, slots open. */
  public String template() {
    return template;
  }

  /** How many slots the caller fills. */
  public int slots() {
    return template.split("\\{}", -1).length - 1;
  }

  /**
   * The line with its slots filled in order.
   *
   * @throws IllegalArgumentException when there are not as many values as slots
   */
  public String line(Object... values) {
    if (values.length != slots()) {
      throw new IllegalArgumentException(id() + " has " + slots() + " slots, not " + values.length);
    }
    StringBuilder line = new StringBuilder();
    int from = 0;
    for (Object value : values) {
      int slot = template.indexOf(SLOT, from);
      line.append(template, from, slot).append(value);
      from = slot + SLOT.length();
    }
    return line.append(template, from, template.length()).toString();
  }
}
