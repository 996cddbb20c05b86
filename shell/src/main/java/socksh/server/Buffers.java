package socksh.server;

import java.util.ArrayDeque;
import java.util.Deque;
import socksh.kernel.Epoll;

/**
 * Arrays for what waits. Those of the usual size are lent again and again: they live longer than
 * the collector takes for short, and as garbage they would make the heap grow.
 */
final class Buffers {
  /** What one recv(2) brings, and the answer to it where that is a little longer. */
  private static final int USUAL = Epoll.ROOM + 4096;

  private static final int SMALL = 4096;
  private static final int MOST_KEPT = 64;
  private static final byte[] NOTHING = new byte[0];

  private final Deque<byte[]> free = new ArrayDeque<>();

  /** An array of no length, which nobody has to give back. */
  static byte[] none() {
    return NOTHING;
  }

  /** An array with room for so many bytes or more; what it holds is anybody's. */
  byte[] borrow(int room) {
    if (room <= SMALL || room > USUAL) {
      return new byte[room];
    }
    byte[] one = free.poll();
    return one != null ? one : new byte[USUAL];
  }

  /** Nobody looks at it any more. */
  void giveBack(byte[] one) {
    if (one.length == USUAL && free.size() < MOST_KEPT) {
      free.push(one);
    }
  }
}
