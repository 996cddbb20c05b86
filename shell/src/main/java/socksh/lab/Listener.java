package socksh.lab;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;

/** Waits for clients and gives each one a thread and a talk of its own. */
final class Listener {

  private static final int BACKLOG = 128;

  private Listener() {}

  static SocketAddress open(Premises at, int port, Talk talk) throws IOException {
    ServerSocketChannel listener = bind(at, port, BACKLOG);
    acceptAll(at, listener, talk);
    return listener.getLocalAddress();
  }

  /** A listening socket of the IPv4 family: the kernel's tables show it as what it is. */
  static ServerSocketChannel bind(Premises at, int port, int backlog) throws IOException {
    ServerSocketChannel listener = at.own(ServerSocketChannel.open(StandardProtocolFamily.INET));
    bound(port, wish -> listener.bind(wish, backlog));
    return listener;
  }

  /** Something that can be bound to an address. */
  @FunctionalInterface
  interface Binding {
    NetworkChannel to(SocketAddress address) throws IOException;
  }

  /** Binds to the port that was asked for, or to a free one when that cannot be had. */
  static void bound(int port, Binding binding) throws IOException {
    try {
      binding.to(loopback(port));
    } catch (BindException taken) {
      if (port == 0) {
        throw taken;
      }
      binding.to(loopback(0));
    }
  }

  static InetSocketAddress loopback(int port) {
    return new InetSocketAddress("127.0.0.1", port);
  }

  static void acceptAll(Premises at, ServerSocketChannel listener, Talk talk) {
    at.start(() -> untilStopped(at, listener, talk));
  }

  private static void untilStopped(Premises at, ServerSocketChannel listener, Talk talk) {
    try {
      while (true) {
        Conversation client = new Conversation(at, at.own(listener.accept()));
        at.start(() -> client.have(talk));
      }
    } catch (ClosedChannelException stopped) {
      at.log().closed("", "stopped");
    } catch (IOException failure) {
      at.log().closed("", "no more clients: " + failure.getMessage());
    }
  }
}
