package socksh.server.tap;

import socksh.kernel.Relay;
import socksh.session.Passage;

/**
 * What goes one way through a connection: counted, and told as far as a person can follow. Only the
 * thread that relays this way writes here.
 */
final class Direction implements Relay.Eye {
  private static final int MOST_A_SECOND = 64 * 1024;
  private static final long SECOND = 1_000_000_000;

  private final Passage.Way way;
  private final Teller teller;
  private volatile long bytes;
  private long second = Long.MIN_VALUE;
  private int told;
  private long came;

  Direction(Passage.Way way, Teller teller) {
    this.way = way;
    this.teller = teller;
  }

  /** How many bytes went this way. */
  long bytes() {
    return bytes;
  }

  @Override
  public int wants(int count) {
    came = count;
    bytes += count;
    return teller.wantsAll() ? count : Math.min(count, room());
  }

  private int room() {
    long now = teller.now() / SECOND;
    if (now != second) {
      second = now;
      told = 0;
    }
    return MOST_A_SECOND - told;
  }

  @Override
  public void see(byte[] seen) {
    told = Math.min(MOST_A_SECOND, told + seen.length);
    teller.tell(new Passage.Carried(way, bytes - came, seen, came));
  }

  /** A whole datagram goes this way, which may be an empty one. */
  void datagram(byte[] datagram) {
    int wanted = wants(datagram.length);
    if (wanted == datagram.length) {
      see(datagram);
    }
  }
}
