package socksh.advice;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import socksh.kernel.Address;
import socksh.kernel.Kind;
import socksh.manual.Hint;
import socksh.manual.Recognise;
import socksh.session.OpenSocket;

/** Advice about what was just sent. */
final class Sent {
  /** What fits into one Ethernet packet: 1500 less the headers of IP and UDP. */
  private static final int ONE_PACKET = 1472;

  /** Whoever sent that often without a trap knows what they do, and is in a hurry. */
  private static final int FIRST_SENDS = 20;

  private static final int LONGEST_LOOKED_AT = 16_384;

  private Sent() {}

  static Optional<Advice> advice(OpenSocket socket, Talk talk) {
    byte[] bytes = talk.lastSent();
    if (talk.sends() > FIRST_SENDS) {
      return Optional.empty();
    }
    if (socket.kind() == Kind.DGRAM && bytes.length > ONE_PACKET) {
      return Advice.of(Hint.BIG_DATAGRAM, bytes.length);
    }
    return bytes.length > LONGEST_LOOKED_AT ? Optional.empty() : ofText(socket, bytes);
  }

  private static Optional<Advice> ofText(OpenSocket socket, byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    if (Recognise.looksLikeHexText(text)) {
      return Advice.of(Hint.HEX_AS_TEXT, bytes.length, Recognise.hexTextLength(text), text);
    }
    if (Recognise.hasLiteralEscapes(text)) {
      return Advice.of(Hint.LITERAL_ESCAPES);
    }
    if (socket.kind() == Kind.STREAM && Recognise.bareLfWhereCrLfIsWanted(bytes, port(socket))) {
      return Advice.of(Hint.HTTP_CRLF);
    }
    return Recognise.httpRequestWithoutHost(text)
        ? Advice.of(Hint.HTTP_HOST, socket.peer().map(Sent::host).orElse("localhost"))
        : Optional.empty();
  }

  private static int port(OpenSocket socket) {
    return socket.peer().map(Address::port).orElse(0);
  }

  private static String host(Address peer) {
    return switch (peer) {
      case Address.Inet4 inet -> inet.isLoopback() ? "localhost" : inet.host();
      case Address.Inet6 inet -> inet.isLoopback() ? "localhost" : "[" + inet.host() + "]";
      default -> "localhost";
    };
  }
}
