package socksh.script;

import java.util.Optional;
import socksh.session.OpenSocket;
import socksh.session.Report;

/**
 * What a variable holds, in words and as far as completion needs it.
 *
 * @param socket the socket that it is, if it is one
 */
record Variable(Kind kind, String words, Optional<OpenSocket> socket) {
  /** What can be asked of it. */
  enum Kind {
    SOCKET,
    BYTES,
    FUNCTION,
    OTHER
  }

  /** Of something that needs no Groovy to look at. */
  static Variable of(Object value) {
    return switch (value) {
      case OpenSocket socket -> of(socket);
      case Report.Received received -> bytes(received.bytes().length);
      default -> new Variable(Kind.OTHER, value.getClass().getSimpleName(), Optional.empty());
    };
  }

  static Variable of(OpenSocket socket) {
    return new Variable(Kind.SOCKET, "the socket " + socket.label(), Optional.of(socket));
  }

  static Variable bytes(int count) {
    return new Variable(Kind.BYTES, socksh.language.Amounts.bytes(count), Optional.empty());
  }
}
