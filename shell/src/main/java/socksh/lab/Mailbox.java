package socksh.lab;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;

/** A UDP socket that reads every datagram, notes it, and answers if there is an answer. */
final class Mailbox {

  private static final int LARGEST = 65_535;

  private Mailbox() {}

  static SocketAddress open(Premises at, int port, Answer answer) throws IOException {
    DatagramChannel socket = bind(at, port);
    answerAll(at, socket, socket, answer);
    return socket.getLocalAddress();
  }

  static DatagramChannel bind(Premises at, int port) throws IOException {
    DatagramChannel socket = at.own(DatagramChannel.open(StandardProtocolFamily.INET));
    Listener.bound(port, socket::bind);
    return socket;
  }

  /** Receives on one socket and answers from another, which may be the same. */
  static void answerAll(Premises at, DatagramChannel ear, DatagramChannel mouth, Answer answer) {
    at.start(() -> untilStopped(at, ear, mouth, answer));
  }

  private static void untilStopped(
      Premises at, DatagramChannel ear, DatagramChannel mouth, Answer answer) {
    try {
      ByteBuffer buffer = ByteBuffer.allocate(LARGEST);
      while (true) {
        answerOne(at, ear, mouth, answer, buffer.clear());
      }
    } catch (ClosedChannelException stopped) {
      at.log().closed("", "stopped");
    } catch (IOException failure) {
      at.log().closed("", "no more datagrams: " + failure.getMessage());
    }
  }

  private static void answerOne(
      Premises at, DatagramChannel ear, DatagramChannel mouth, Answer answer, ByteBuffer buffer)
      throws IOException {
    SocketAddress sender = ear.receive(buffer);
    byte[] got = new byte[buffer.flip().remaining()];
    buffer.get(got);
    String peer = "127.0.0.1:" + ((InetSocketAddress) sender).getPort();
    at.log().received(peer, got, 0, got.length);
    byte[] reply = answer.to(got).orElse(null);
    if (reply != null) {
      at.log().sent(peer, reply, 0, reply.length);
      mouth.send(ByteBuffer.wrap(reply), sender);
    }
  }
}
