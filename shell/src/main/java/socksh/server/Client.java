package socksh.server;

import java.util.Arrays;
import socksh.kernel.Address;
import socksh.kernel.Epoll;
import socksh.kernel.Errno;
import socksh.kernel.Fd;
import socksh.session.OpenSocket;

/**
 * One connection of a server. What the kernel has no room for waits in {@link Pending}, and as long
 * as something waits there nothing more is received: a client that does not read costs what its
 * last messages were answered, and then only its own time.
 */
final class Client extends Party {
  private static final byte[] NOTHING = new byte[0];
  private static final long LONGEST_GOODBYE = 5_000_000_000L;

  private final Server server;
  private final EventLoop loop;
  private final Fd fd;
  private final Address peer;
  private final OpenSocket socket;
  private final Pending pending = new Pending();
  private final long since;
  private byte[] partial = NOTHING;
  private int partialLength;
  private int scanned;
  private long messages;
  private long heard;
  private boolean more;
  private boolean ended;
  private boolean leavingSoon;
  private boolean finished;
  private boolean gone;

  /** A descriptor that was accepted, its own to close from now on. */
  Client(Server server, Fd fd, Address peer) {
    this.server = server;
    this.loop = server.loop;
    this.fd = fd;
    this.peer = peer;
    this.socket = server.registry().adopt(server.listener(), fd, peer);
    this.since = loop.now();
    this.heard = since;
  }

  @Override
  Fd fd() {
    return fd;
  }

  @Override
  OpenSocket socket() {
    return socket;
  }

  @Override
  Server server() {
    return server;
  }

  /** Where it is. */
  Address peer() {
    return peer;
  }

  /** Since when it is there, on the loop's clock. */
  long since() {
    return since;
  }

  /** When it was last heard of. */
  long heard() {
    return heard;
  }

  /** It is there: it is greeted. */
  void begin() {
    server.clients.add(this);
    server.accepted++;
    loop.enroll(this, Epoll.IN);
    server.news.came(this);
    server.welcome(this, loop.out);
    say(loop.out);
    settle();
  }

  /** What it is sent after all else, at its own pace. */
  void stream(Stream stream) {
    pending.stream(stream);
  }

  /** When all is said it is sent away. */
  void leavesSoon() {
    leavingSoon = true;
  }

  @Override
  void ready(boolean readable, boolean writable) {
    if (writable || !pending.isEmpty() && readable) {
      flush();
    }
    if (readable && !gone && pending.isEmpty()) {
      read();
    }
    settle();
  }

  // --- what comes -------------------------------------------------------------------------------

  private void read() {
    int count = loop.epoll.receive(fd);
    if (count > 0) {
      heard = loop.now();
      server.in += count;
      socket.countIn(count);
      take(count);
    } else if (count == 0) {
      ended = true;
    } else if (-count != Errno.EAGAIN.number()) {
      gone(Server.word(count));
    }
  }

  private void take(int count) {
    if (leavingSoon) {
      return; // it was told goodbye: what it still says is taken, so that the goodbye arrives
    }
    if (server.service.isPlainEcho()) {
      echo(count);
    } else if (partialLength == 0) {
      loop.epoll.take(count, loop.work, 0);
      digest(loop.work, count);
    } else {
      room(partialLength + count);
      loop.epoll.take(count, partial, partialLength);
      partialLength += count;
      digest(partial, partialLength);
    }
  }

  /** Bytes that go back as they came do not pass through Java at all. */
  private void echo(int count) {
    messages++;
    server.messages++;
    if (server.news.hasRoom()) {
      loop.epoll.take(count, loop.work, 0);
      server.news.said(socket.label(), frame(loop.work, 0, count));
    } else {
      server.news.untold();
    }
    int sent = loop.epoll.sendBack(fd, count);
    counted(sent);
    if (!gone && sent < count) {
      loop.epoll.take(count, loop.work, 0);
      pending.add(loop.work, Math.max(0, sent), count);
    }
  }

  private void digest(byte[] data, int to) {
    int from = 0;
    more = false;
    while (from < to && !gone && !leavingSoon) {
      if (!pending.isEmpty()) {
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
        say(loop.out);
      }
    }
    say(loop.out);
    keep(data, from, leavingSoon ? from : to);
  }

  private void hear(Message message) {
    message.number = ++messages;
    server.messages++;
    server.news.said(socket.label(), message);
    server.answer(message, loop.out);
    server.pass(this, message);
  }

  private Message frame(byte[] data, int from, int end) {
    Framing framing = server.service.framing();
    Message message = loop.message;
    message.data = data;
    message.whole = from;
    message.end = end;
    message.from = framing.begin(from);
    message.to = framing.trim(data, message.from, end);
    message.peer = peer;
    return message;
  }

  private void room(int length) {
    if (partial.length < length) {
      partial = Arrays.copyOf(partial, Math.max(length, 2 * partial.length));
    }
  }

  private void keep(byte[] data, int from, int to) {
    partialLength = to - from;
    if (gone || partialLength == 0) {
      partialLength = 0;
      partial = NOTHING;
      scanned = 0;
      return;
    }
    if (!more && partialLength > Framing.LONGEST) {
      server.remark("sends " + socket.label() + " away: " + partialLength + " bytes, no message");
      leavesSoon();
      return;
    }
    if (data != partial) {
      partial = new byte[partialLength];
    }
    System.arraycopy(data, from, partial, 0, partialLength);
  }

  // --- what goes --------------------------------------------------------------------------------

  /** Sends what was composed, and keeps what the kernel has no room for. */
  void say(Outgoing out) {
    say(out.bytes(), out.length());
    out.clear();
  }

  private void say(byte[] bytes, int length) {
    int from = 0;
    while (from < length && pending.isEmpty() && !gone) {
      int sent = loop.epoll.send(fd, bytes, from, length - from);
      counted(sent);
      if (sent <= 0) {
        break;
      }
      from += sent;
    }
    if (!gone && from < length) {
      pending.add(bytes, from, length);
    }
  }

  /** Says what somebody else has said; false where it does not read what it was told before. */
  boolean overhear(byte[] bytes, int length) {
    if (pending.isFull() || leavingSoon || gone) {
      return false;
    }
    say(bytes, length);
    watch();
    return true;
  }

  private void counted(int sent) {
    if (sent > 0) {
      server.out += sent;
      socket.countOut(sent);
    } else if (sent < 0 && -sent != Errno.EAGAIN.number()) {
      gone(Server.word(sent));
    }
  }

  private void flush() {
    int sent = 1;
    while (sent > 0 && !gone && !pending.isEmpty()) {
      sent = pending.send(loop.epoll, fd);
      counted(sent);
      if (pending.isStreaming()) {
        break; // the others' turn: a stream could go on for ever
      }
    }
    if (sent > 0) {
      heard = loop.now();
    }
  }

  /** Whether nothing waits to be sent, after one more try. */
  boolean isFlushed() {
    flush();
    return pending.isEmpty();
  }

  // --- how it goes on ---------------------------------------------------------------------------

  private void settle() {
    while (!gone && more && pending.isEmpty()) {
      digest(partial, partialLength);
    }
    if (!gone && ended && !more) {
      lastWords();
    }
    if (!gone && leavingSoon && pending.isEmpty()) {
      sayGoodbye();
    }
    if (!gone) {
      watch();
    }
  }

  /** The stream has ended: what has no end of its own ends here too. */
  private void lastWords() {
    if (partialLength > 0 && server.service.framing().endCounts() && !leavingSoon) {
      hear(frame(partial, 0, partialLength));
      say(loop.out);
    }
    partialLength = 0;
    if (!gone && (pending.isEmpty() || pending.isEndless())) {
      gone("closed");
    }
  }

  /** A FIN first: a close while something of the client's is unread would be a reset. */
  private void sayGoodbye() {
    if (!finished) {
      finished = true;
      loop.epoll.finish(fd);
      loop.after(LONGEST_GOODBYE, () -> gone("goodbye"));
    }
  }

  private void watch() {
    int out = pending.isEmpty() ? 0 : Epoll.OUT;
    int in = ended || out != 0 && !pending.isStreaming() ? 0 : Epoll.IN;
    loop.want(this, in | out);
  }

  /** Closes it. */
  void gone(String how) {
    if (gone) {
      return;
    }
    forget(how);
    server.registry().discharge(socket);
    loop.epoll.close(fd);
    server.registry().descriptorFree();
  }

  private void forget(String how) {
    gone = true;
    loop.forget(this);
    server.clients.remove(this);
    server.news.left(this, how);
  }

  @Override
  void leaving() {
    if (!gone) {
      forget("closed here");
      server.registry().discharge(socket);
      server.hasRoom();
    }
  }
}
