package socksh.server;

import socksh.kernel.Address;

/**
 * A socket for datagrams: each peer is answered, each datagram whole. What the send buffer has no
 * room for is lost, as datagrams are, and counted nowhere but in the difference.
 */
final class Mailbox extends Entrance {
  private static final int MOST_AT_ONCE = 64;

  Mailbox(Server server) {
    super(server);
  }

  @Override
  void ready(boolean readable, boolean writable) {
    for (int i = 0; i < MOST_AT_ONCE; i++) {
      int count = server.loop.epoll.receiveFrom(fd());
      if (count < 0) {
        return; // nothing is left, or an answer of ours was refused: the next one is not
      }
      answer(count, server.loop.epoll.peer());
    }
  }

  private void answer(int count, Address peer) {
    Message message = server.loop.message;
    server.loop.epoll.take(count, server.loop.work, 0);
    server.in += count;
    socket().countIn(count);
    message.data = server.loop.work;
    message.from = 0;
    message.whole = 0;
    message.to = count;
    message.end = count;
    message.peer = peer;
    message.number = ++server.messages;
    server.news.said(peer.toString(), message);
    Outgoing out = server.loop.out;
    server.answerDatagram(message, out);
    if (server.answers() && !(peer instanceof Address.UnixUnnamed)) {
      int sent = server.loop.epoll.sendTo(fd(), out.bytes(), out.length(), peer);
      server.out += Math.max(0, sent);
      socket().countOut(Math.max(0, sent));
    }
    out.clear();
  }
}
