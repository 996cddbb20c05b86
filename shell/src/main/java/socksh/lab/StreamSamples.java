package socksh.lab;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;

/** The small old services of the Internet, one of them on a Unix socket. */
final class StreamSamples {

  static final List<Recipe> ALL =
      List.of(
          Recipe.tcp(
                  "echo",
                  "sends back every byte it gets (RFC 862)",
                  StreamSamples::echo,
                  "open tcp {address}",
                  "send \"hello\\n\"",
                  "recv line")
              .usually(7007),
          Recipe.of(
              Sample.Protocol.UNIX,
              "unix",
              "an echo on a Unix socket in a folder of its own",
              StreamSamples::onUnixSocket,
              "open unix {address}",
              "send \"hello\\n\"",
              "recv line"),
          Recipe.of(
                  Sample.Protocol.TCP,
                  "program",
                  "an echo that is a process of its own: freeze it, kill it",
                  Program::echo,
                  "open tcp {address}",
                  "lab freeze program",
                  "send \"hello\\n\"",
                  "recv timeout 1s",
                  "lab thaw program",
                  "recv")
              .usually(7010),
          Recipe.tcp(
                  "discard",
                  "reads everything, says nothing (RFC 863)",
                  Conversation::rest,
                  "open tcp {address}",
                  "send repeat 100000 \"x\"",
                  "close")
              .usually(7009),
          Recipe.tcp(
                  "daytime",
                  "says what time it is and closes (RFC 867)",
                  client -> client.send(now() + "\r\n"),
                  "open tcp {address}",
                  "recv all")
              .usually(7013),
          Recipe.tcp(
                  "chargen",
                  "sends lines without end, until you close (RFC 864)",
                  StreamSamples::characters,
                  "open tcp {address}",
                  "recv line",
                  "recv exactly 740",
                  "close")
              .usually(7019));

  private static final int PRINTABLE = '~' - ' ' + 1;
  private static final int LINE = 72;

  private StreamSamples() {}

  static void echo(Conversation client) throws IOException {
    while (true) {
      client.send(client.piece());
    }
  }

  /** All 95 lines of chargen's pattern, each 72 characters and CR LF, in one piece. */
  static String pattern() {
    StringBuilder lines = new StringBuilder();
    for (int first = 0; first < PRINTABLE; first++) {
      for (int column = 0; column < LINE; column++) {
        lines.append((char) (' ' + (first + column) % PRINTABLE));
      }
      lines.append("\r\n");
    }
    return lines.toString();
  }

  private static void characters(Conversation client) throws IOException {
    String lines = pattern();
    while (true) {
      client.send(lines);
    }
  }

  private static String now() {
    return ZonedDateTime.now(ZoneOffset.UTC).format(HttpSamples.HTTP_DATE);
  }

  private static SocketAddress onUnixSocket(Premises at, int port) throws IOException {
    Path folder = Files.createTempDirectory("lab");
    at.own(() -> Files.delete(folder));
    Path path = folder.resolve("echo");
    at.own(() -> Files.deleteIfExists(path));
    ServerSocketChannel listener = at.own(ServerSocketChannel.open(StandardProtocolFamily.UNIX));
    listener.bind(UnixDomainSocketAddress.of(path));
    Listener.acceptAll(at, listener, StreamSamples::echo);
    return listener.getLocalAddress();
  }
}
