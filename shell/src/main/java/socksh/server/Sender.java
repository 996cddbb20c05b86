package socksh.server;

import java.util.function.Supplier;
import socksh.kernel.Call;
import socksh.kernel.Epoll;
import socksh.kernel.Errno;
import socksh.kernel.Fd;
import socksh.kernel.Outcome;

/**
 * What goes to one client. What the kernel has no room for waits in {@link Pending}, and what comes
 * after it waits behind it.
 */
final class Sender {
  private final Client client;
  private final Server server;
  private final Epoll epoll;
  private final Fd fd;
  private final Pending pending;

  Sender(Client client, Server server) {
    this.client = client;
    this.server = server;
    this.epoll = server.loop.epoll;
    this.fd = client.fd();
    this.pending = new Pending(server.loop.buffers);
  }

  /** Whether nothing waits to be sent. */
  boolean isIdle() {
    return pending.isEmpty();
  }

  /** Whether nothing waits but the stream. */
  boolean isStreaming() {
    return pending.isStreaming();
  }

  /** Whether so much waits that nobody else should add to it. */
  boolean isFull() {
    return pending.isFull();
  }

  /** Whether what waits is not to be sent yet. */
  boolean isHeld() {
    return pending.isHeld();
  }

  /** Sends nothing until it is let go: what is said meanwhile waits. */
  void hold() {
    pending.hold(true);
  }

  void letGo() {
    pending.hold(false);
  }

  /** What the kernel says of the connection when it is sent nothing: an errno or 0. */
  int fate() {
    return epoll.sendBack(fd, 0);
  }

  /** What is sent after all else, at the client's own pace. */
  void stream(Stream stream) {
    pending.stream(stream);
  }

  /** Sends what was composed, and keeps what the kernel has no room for. */
  void say(Outgoing out) {
    say(out.bytes(), out.length());
    out.clear();
  }

  void say(byte[] bytes, int length) {
    int from = 0;
    while (from < length && pending.isEmpty() && !client.isGone()) {
      int sent = epoll.send(fd, bytes, from, length - from);
      counted(sent);
      if (sent <= 0) {
        break;
      }
      from += sent;
    }
    if (from < length && !client.isGone()) {
      pending.add(bytes, from, length);
    }
  }

  /**
   * A line says something. While something waits to go before it, that is the kernel's answer to
   * this too; what the kernel does not take of it waits, and nothing comes between.
   */
  Outcome perform(Call.Send said, Supplier<Outcome> kernel) {
    flush();
    if (client.isGone()) {
      return new Outcome.Failure(Errno.EBADF);
    }
    if (!isIdle()) {
      return new Outcome.Failure(Errno.EAGAIN);
    }
    Outcome outcome = kernel.get();
    if (outcome.ok() && outcome.value() < said.bytes().length) {
      pending.add(said.bytes(), (int) outcome.value(), said.bytes().length);
      client.watch();
    }
    return outcome;
  }

  /** Says what has just been received; it does not pass through Java at all. */
  void sayBack(int count) {
    int sent = epoll.sendBack(fd, count);
    counted(sent);
    if (sent < count && !client.isGone()) {
      byte[] work = server.loop.work;
      epoll.take(count, work, 0);
      pending.add(work, Math.max(0, sent), count);
    }
  }

  /** Sends of what waits as much as the kernel has room for; whether that was anything. */
  boolean flush() {
    int sent = 1;
    while (sent > 0 && !client.isGone() && !pending.isEmpty() && !pending.isHeld()) {
      sent = pending.send(epoll, fd);
      counted(sent);
      if (pending.isStreaming()) {
        break; // the others' turn: a stream could go on for ever
      }
    }
    return sent > 0;
  }

  /** The client is gone: nothing is for it any more. */
  void forget() {
    pending.forget();
  }

  private void counted(int sent) {
    if (sent > 0) {
      server.out += sent;
      client.socket().countOut(sent);
    } else if (sent < 0 && -sent != Errno.EAGAIN.number()) {
      client.gone(Server.word(sent));
    }
  }
}
