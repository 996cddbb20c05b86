package socksh.server;

import socksh.kernel.Epoll;
import socksh.kernel.Errno;

/**
 * What comes from one client, cut into messages. Whole ones are looked at where the loop has
 * received them; only the beginning of one whose end has not come is kept here.
 */
final class Receiver {
  private final Client client;
  private final Server server;
  private final EventLoop loop;
  private byte[] partial = Buffers.none();
  private int length;
  private int scanned;
  private boolean more;
  private boolean ended;
  private long messages;

  Receiver(Client client, Server server) {
    this.client = client;
    this.server = server;
    this.loop = server.loop;
  }

  /** Whether the client has said all that it will say. */
  boolean hasEnded() {
    return ended;
  }

  /** Whether messages may be kept that wait until the answers to others are sent. */
  boolean hasMore() {
    return more;
  }

  /** Receives once, and takes what came. */
  void receive() {
    int count = loop.epoll.receive(client.fd());
    if (count > 0) {
      client.isHeard();
      server.in += count;
      client.socket().countIn(count);
      take(count);
    } else if (count == 0) {
      ended = true;
    } else if (-count != Errno.EAGAIN.number()) {
      client.gone(Server.word(count));
    }
  }

  private void take(int count) {
    if (client.isLeaving() || client.sender().isStreaming()) {
      return; // it is told to the end: what it says is taken, so that the goodbye arrives
    }
    Child child = client.child();
    if (server.isPlainEcho) {
      echo(count);
    } else if (child != null) {
      tell(count);
      child.hear(count);
    } else if (length == 0) {
      loop.epoll.take(count, loop.work, 0);
      digest(loop.work, count);
    } else {
      room(length + count);
      loop.epoll.take(count, partial, length);
      length += count;
      digest(partial, length);
    }
  }

  private void echo(int count) {
    tell(count);
    client.sender().sayBack(count);
  }

  private void tell(int count) {
    messages++;
    server.messages++;
    if (server.news.hasRoom()) {
      loop.epoll.take(count, loop.work, 0);
      server.news.said(client.socket().label(), frame(loop.work, 0, count));
    } else {
      server.news.untold();
    }
  }

  /** Takes the messages that waited. */
  void goOn() {
    digest(partial, length);
  }

  private void digest(byte[] data, int to) {
    int from = 0;
    more = false;
    while (from < to && !client.isGone() && !client.isLeaving()) {
      if (!client.takesMore()) {
        more = true;
        break;
      }
      int end = server.service.framing().end(data, from, Math.max(from, scanned), to);
      if (end < 0) {
        scanned = to - from;
        break;
      }
      hear(frame(data, from, end));
      from = end;
      scanned = 0;
      if (loop.out.length() >= Epoll.ROOM) {
        client.sender().say(loop.out);
      }
    }
    client.sender().say(loop.out);
    keep(data, from, client.isLeaving() ? from : to);
  }

  private void hear(Message message) {
    message.number = ++messages;
    server.messages++;
    server.news.said(client.socket().label(), message);
    Rule rule = server.rules.about(message);
    if (rule == null) {
      server.duties.answer(message, loop.out);
      server.pass(client, message);
      client.turn().thinks(server.ask(client, message));
    } else {
      follow(rule, message);
    }
  }

  private void follow(Rule rule, Message message) {
    if (rule.delay().isPositive()) {
      client.sender().say(loop.out); // what other messages were answered is not delayed
      client.pause(rule.delay().toNanos());
    }
    Duties.say(rule.does(), message, loop.out);
    client.leaves(rule.after());
  }

  private Message frame(byte[] data, int from, int end) {
    Framing framing = server.service.framing();
    Message message = loop.message;
    message.data = data;
    message.whole = from;
    message.end = end;
    message.from = framing.begin(from);
    message.to = framing.trim(data, message.from, end);
    message.peer = client.peer();
    return message;
  }

  /** The stream has ended: what has no end of its own ends here too. */
  void lastWords() {
    if (length > 0 && server.service.framing().endCounts() && !client.isLeaving()) {
      hear(frame(partial, 0, length));
      client.sender().say(loop.out);
    }
    forget();
  }

  private void room(int wanted) {
    if (partial.length < wanted) {
      byte[] larger = loop.buffers.borrow(Math.max(wanted, 2 * length));
      System.arraycopy(partial, 0, larger, 0, length);
      loop.buffers.giveBack(partial);
      partial = larger;
    }
  }

  private void keep(byte[] data, int from, int to) {
    length = to - from;
    if (client.isGone() || length == 0) {
      forget();
      return;
    }
    if (!more && length > Framing.LONGEST) {
      server.news.aside(
          "sends " + client.socket().label() + " away: " + length + " bytes, no message");
      client.leavesSoon();
      forget();
      return;
    }
    if (data != partial) {
      partial = loop.buffers.borrow(length);
    }
    System.arraycopy(data, from, partial, 0, length);
  }

  /** Nothing is kept of the message whose end has not come. */
  void forget() {
    loop.buffers.giveBack(partial);
    partial = Buffers.none();
    length = 0;
    scanned = 0;
  }
}
