package socksh.lab;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;

/** Peers that are late, rude or deaf, as peers are: what a client must survive. */
final class AwkwardSamples {

  private static final Duration LATE = Duration.ofSeconds(2);
  private static final Duration BETWEEN_DROPS = Duration.ofMillis(100);
  private static final Duration AFTER_THE_END = Duration.ofMillis(500);
  private static final int SMALL_BUFFER = 4096;

  static final List<Recipe> ALL =
      List.of(
          Recipe.tcp(
                  "slow",
                  "answers each line, but two seconds later",
                  AwkwardSamples::slow,
                  "open tcp {address}",
                  "send \"hello\\n\"",
                  "recv line timeout 1s",
                  "recv line")
              .usually(7101),
          Recipe.tcp(
                  "drip",
                  "sends one byte every tenth of a second, then closes",
                  AwkwardSamples::drip,
                  "open tcp {address}",
                  "recv",
                  "recv line",
                  "recv all")
              .usually(7102),
          Recipe.tcp(
                  "reset",
                  "reads once, then resets the connection",
                  AwkwardSamples::reset,
                  "open tcp {address}",
                  "send \"hello\\n\"",
                  "recv")
              .usually(7103),
          Recipe.tcp(
                  "half-close",
                  "answers half a second after your end, then closes",
                  client ->
                      client.sendLater(AFTER_THE_END, "you sent " + client.rest() + " bytes\r\n"),
                  "open tcp {address}",
                  "send \"hello\\n\"",
                  "shutdown write",
                  "recv all")
              .usually(7104),
          Recipe.tcp(
                  "silent",
                  "reads everything and never answers",
                  Conversation::rest,
                  "open tcp {address}",
                  "send \"anybody there?\\n\"",
                  "recv timeout 1s")
              .usually(7105),
          Recipe.of(
                  Sample.Protocol.TCP,
                  "no-read",
                  "accepts and never reads: fill its buffer",
                  AwkwardSamples::noRead,
                  "open tcp {address}",
                  "blocking off",
                  "send repeat 10000000 \"x\"",
                  "state")
              .usually(7106),
          Recipe.tcp(
                  "greet-close",
                  "says one line and closes at once",
                  client -> client.send("Hello and goodbye\r\n"),
                  "open tcp {address}",
                  "recv line",
                  "recv")
              .usually(7107),
          Recipe.of(
                  Sample.Protocol.TCP,
                  "full-backlog",
                  "never accepts, its queue is full: connect waits",
                  AwkwardSamples::fullBacklog,
                  "socket tcp",
                  "connect {address} timeout 1s")
              .usually(7108),
          Recipe.of(
                  Sample.Protocol.TCP,
                  "refused",
                  "a port that is bound but does not listen",
                  AwkwardSamples::refused,
                  "open tcp {address}")
              .usually(7109));

  private AwkwardSamples() {}

  private static void slow(Conversation client) throws IOException {
    while (true) {
      client.sendLater(LATE, "OK : " + client.line() + "\r\n");
    }
  }

  private static void drip(Conversation client) throws IOException {
    Duration when = Duration.ZERO;
    for (String letter : "one drop at a time\r\nand a last one\r\n".split("")) {
      client.sendLater(when, letter);
      when = when.plus(BETWEEN_DROPS);
    }
  }

  private static void reset(Conversation client) throws IOException {
    client.piece();
    client.resetOnClose();
  }

  /** A small buffer, so that a person fills it by hand; clients inherit it from the listener. */
  private static SocketAddress noRead(Premises at, int port) throws IOException {
    ServerSocketChannel listener = Listener.bind(at, port, 128);
    listener.setOption(StandardSocketOptions.SO_RCVBUF, SMALL_BUFFER);
    Listener.acceptAll(at, listener, Conversation::ignore);
    return listener.getLocalAddress();
  }

  /** Linux lets backlog + 1 clients wait, and 1 is the smallest backlog that Java passes on. */
  private static SocketAddress fullBacklog(Premises at, int port) throws IOException {
    ServerSocketChannel listener = Listener.bind(at, port, 1);
    for (int client = 0; client < 2; client++) {
      at.own(SocketChannel.open(StandardProtocolFamily.INET)).connect(listener.getLocalAddress());
    }
    return listener.getLocalAddress();
  }

  /** Bound, so that nobody else can listen there as long as the sample runs. */
  private static SocketAddress refused(Premises at, int port) throws IOException {
    SocketChannel socket = at.own(SocketChannel.open(StandardProtocolFamily.INET));
    Listener.bound(port, socket::bind);
    return socket.getLocalAddress();
  }
}
