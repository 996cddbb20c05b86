package socksh.server;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import socksh.kernel.Address;

/**
 * Answers to datagrams that are not sent yet. Those to one peer keep their order, and the delay of
 * each begins when the one before it is sent; what is more than {@link #MOST} bytes of them is
 * lost, as datagrams are.
 */
final class Postponed {
  private static final int MOST = 4 * 1024 * 1024;

  /** What one that waits costs beside its bytes. */
  private static final int EACH = 128;

  private final Mailbox mailbox;
  private final Map<Address, Queue<Answer>> waiting = new HashMap<>();
  private int size;

  private record Answer(long delay, byte[] bytes) {}

  Postponed(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  /** Whether something waits to be sent there. */
  boolean has(Address peer) {
    return waiting.containsKey(peer);
  }

  /** An answer that is to be sent after a delay, in nanoseconds; whether there is room for it. */
  boolean add(Address peer, long delay, Outgoing out) {
    if (size + out.length() + EACH > MOST) {
      return false;
    }
    size += out.length() + EACH;
    Answer answer = new Answer(delay, Arrays.copyOf(out.bytes(), out.length()));
    Queue<Answer> queue = waiting.get(peer);
    if (queue == null) {
      waiting.put(peer, new ArrayDeque<>(List.of(answer)));
      wait(peer, answer);
    } else {
      queue.add(answer);
    }
    return true;
  }

  private void wait(Address peer, Answer answer) {
    mailbox.server().loop.after(answer.delay(), () -> send(peer));
  }

  private void send(Address peer) {
    Queue<Answer> queue = waiting.get(peer);
    if (queue == null || !mailbox.server().isOpen()) {
      return;
    }
    Answer next;
    do {
      byte[] bytes = queue.remove().bytes();
      size -= bytes.length + EACH;
      var _ = mailbox.send(bytes, bytes.length, peer);
      next = queue.peek();
    } while (next != null && next.delay() == 0);
    if (next == null) {
      waiting.remove(peer);
    } else {
      wait(peer, next);
    }
  }
}
