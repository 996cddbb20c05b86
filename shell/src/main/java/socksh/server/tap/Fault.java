package socksh.server.tap;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a network can do to one direction of a conversation, and a tap does on request. Counts of
 * bytes begin where the fault does: with the connection, or when it was asked for.
 */
public sealed interface Fault {

  /** Everything goes on so much later, the FIN too, in its order. */
  record Latency(Duration by) implements Fault {
    @Override
    public String toString() {
      return "latency " + millis(by);
    }
  }

  /** Everything goes on up to so much later, by chance; datagrams may overtake one another. */
  record Jitter(Duration most) implements Fault {
    @Override
    public String toString() {
      return "jitter " + millis(most);
    }
  }

  /** Bytes of a stream go on in pieces of so many, each sent by a call of its own. */
  record Slice(int bytes) implements Fault {
    @Override
    public String toString() {
      return "slice " + bytes;
    }
  }

  /** No more than so many bytes go on in a second. */
  record Bandwidth(long bytes) implements Fault {
    @Override
    public String toString() {
      return "bandwidth " + bytes;
    }
  }

  /** That share of the datagrams does not go on; 0 to 1. */
  record Drop(double share) implements Fault {
    @Override
    public String toString() {
      return "drop " + percent(share);
    }
  }

  /** When so many bytes have gone on, both sides get a RST. */
  record Reset(long after) implements Fault {
    @Override
    public String toString() {
      return "reset after " + after;
    }
  }

  /**
   * When so many bytes have gone on, nothing more does: no byte, no FIN, no RST. Both connections
   * stay up. What still comes is taken from its sender and thrown away.
   */
  record HalfOpen(long after) implements Fault {
    @Override
    public String toString() {
      return "halfopen after " + after;
    }
  }

  /** One bit of that share of the bytes goes on turned; 0 to 1. */
  record Corrupt(double share) implements Fault {
    @Override
    public String toString() {
      return "corrupt " + percent(share);
    }
  }

  /** One bit of that byte goes on turned, counted from 0. */
  record CorruptAt(long offset) implements Fault {
    @Override
    public String toString() {
      return "corrupt at " + offset;
    }
  }

  /** Whether chance has a say in what becomes of the bytes. */
  default boolean isRandom() {
    return this instanceof Drop
        || this instanceof Corrupt
        || this instanceof CorruptAt
        || this instanceof Jitter;
  }

  /** The fault of a kind, where it is among them. */
  static <T extends Fault> Optional<T> find(List<Fault> faults, Class<T> kind) {
    return faults.stream().filter(kind::isInstance).map(kind::cast).findFirst();
  }

  private static String millis(Duration time) {
    return BigDecimal.valueOf(time.toNanos(), 6).stripTrailingZeros().toPlainString() + "ms";
  }

  private static String percent(double share) {
    return BigDecimal.valueOf(share * 100).stripTrailingZeros().toPlainString() + "%";
  }
}
