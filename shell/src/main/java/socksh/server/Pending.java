package socksh.server;

import org.jspecify.annotations.Nullable;
import socksh.kernel.Epoll;
import socksh.kernel.Fd;

/** What a client is still to be sent: bytes that the kernel had no room for, then its stream. */
final class Pending {
  private static final int FULL = 256 * 1024;

  private final Buffers buffers;
  private byte[] bytes = Buffers.none();
  private int from;
  private int to;
  private @Nullable Stream stream;
  private int streamAt;
  private boolean held;

  Pending(Buffers buffers) {
    this.buffers = buffers;
  }

  boolean isEmpty() {
    return from == to && stream == null && !held;
  }

  /** Whether only the stream is left. */
  boolean isStreaming() {
    return from == to && stream != null && !held;
  }

  /** Whether nothing is sent for a while, though there be something. */
  boolean isHeld() {
    return held;
  }

  void hold(boolean hold) {
    held = hold;
  }

  /** Whether nobody else should add to it. */
  boolean isFull() {
    return to - from >= FULL;
  }

  void stream(Stream begun) {
    stream = begun.bytes().length == 0 ? null : begun;
    streamAt = 0;
  }

  void add(byte[] more, int begin, int end) {
    int count = end - begin;
    if (bytes.length - to < count) {
      byte[] larger = buffers.borrow(Math.max(to - from + count, 2 * (to - from)));
      System.arraycopy(bytes, from, larger, 0, to - from);
      buffers.giveBack(bytes);
      to -= from;
      from = 0;
      bytes = larger;
    }
    System.arraycopy(more, begin, bytes, to, count);
    to += count;
  }

  /** Sends a part of it: what the kernel took, or an errno's number, negative. */
  int send(Epoll epoll, Fd fd) {
    Stream now = stream;
    if (from == to && now != null) {
      return send(now, epoll, fd);
    }
    int sent = epoll.send(fd, bytes, from, to - from);
    from += Math.max(0, sent);
    if (from == to) {
      forget();
    }
    return sent;
  }

  /** Forgets the bytes that wait. */
  void forget() {
    buffers.giveBack(bytes);
    bytes = Buffers.none();
    from = 0;
    to = 0;
  }

  private int send(Stream now, Epoll epoll, Fd fd) {
    int sent = epoll.send(fd, now.bytes(), streamAt, now.bytes().length - streamAt);
    streamAt += Math.max(0, sent);
    if (streamAt == now.bytes().length) {
      streamAt = 0;
      stream = now.isEndless() ? now : null;
    }
    return sent;
  }
}
