package socksh.server;

import socksh.kernel.Address;

/**
 * A socket for datagrams: each peer is answered, each datagram whole. What the send buffer has no
 * room for is lost, as datagrams are, and counted nowhere but in the difference.
 */
final class Mailbox extends Entrance {
  private static final int MOST_AT_ONCE = 64;

  private final Postponed postponed = new Postponed(this);

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
      Address peer = server.loop.epoll.peer();
      if (server.service.admission().admits(peer)) {
        answer(count, peer);
      } else {
        server.news.aside("does not admit " + peer + ": its datagram is not answered");
      }
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
    Rule rule = server.rules.about(message);
    if (rule != null) {
      Duties.say(rule.does(), message, server.loop.out);
      if (!(rule.does() instanceof Behaviour.Discard)) {
        answer(peer, rule.delay().toNanos());
      }
    } else if (server.duties.answerDatagrams()) {
      server.duties.answerDatagram(message, server.loop.out);
      answer(peer, 0);
    }
    server.loop.out.clear();
    if (rule == null) {
      var _ = server.ask(this, message);
    }
  }

  private void answer(Address peer, long delay) {
    Outgoing out = server.loop.out;
    if (peer instanceof Address.UnixUnnamed) {
      return; // it has no address that could be answered
    }
    if (delay == 0 && !postponed.has(peer)) {
      var _ = send(out.bytes(), out.length(), peer);
    } else if (!postponed.add(peer, delay, out)) {
      server.isLost();
    }
  }

  /** Sends one datagram; whether there was room for it. */
  boolean send(byte[] bytes, int length, Address peer) {
    int sent = server.loop.epoll.sendTo(fd(), bytes, length, peer);
    server.out += Math.max(0, sent);
    socket().countOut(Math.max(0, sent));
    return sent >= 0;
  }
}
