package socksh.lab;

import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;

/** A sample together with what brings it to life. */
record Recipe(Sample sample, Opening opening) {

  /** Opens the peer's sockets on the premises and says where it can be reached. */
  @FunctionalInterface
  interface Opening {
    SocketAddress open(Premises at, int port) throws IOException;
  }

  /** A TCP server that has the same talk with every client. */
  static Recipe tcp(String name, String summary, Talk talk, String... tries) {
    return of(
        Sample.Protocol.TCP, name, summary, (at, port) -> Listener.open(at, port, talk), tries);
  }

  /** A UDP socket that answers each datagram by itself. */
  static Recipe udp(String name, String summary, Answer answer, String... tries) {
    return of(
        Sample.Protocol.UDP, name, summary, (at, port) -> Mailbox.open(at, port, answer), tries);
  }

  static Recipe of(
      Sample.Protocol protocol, String name, String summary, Opening opening, String... tries) {
    return new Recipe(new Sample(name, summary, protocol, List.of(tries), 0), opening);
  }

  /** The same with a port that a person can remember. */
  Recipe usually(int port) {
    return new Recipe(sample.usually(port), opening);
  }
}
