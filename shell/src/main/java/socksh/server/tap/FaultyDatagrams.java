package socksh.server.tap;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import socksh.session.Disturbance;

/**
 * One direction of datagrams with faults on the wire. Each goes on whole, or not at all; what is
 * late goes on by a {@link DelayLine}, and what that cannot hold is lost, as in a router. Used by
 * one thread.
 */
final class FaultyDatagrams {
  private final Direction direction;
  private final Troubles troubles;
  private final Predicate<byte[]> outlet;
  private final @Nullable DelayLine late;
  private long number;
  private long done;
  private boolean isSilent;

  /**
   * Begins.
   *
   * @param outlet sends a datagram on; false when it cannot any more
   */
  FaultyDatagrams(Direction direction, Troubles troubles, Predicate<byte[]> outlet, Halt halt) {
    this.direction = direction;
    this.troubles = troubles;
    this.outlet = outlet;
    this.late = troubles.delays() || troubles.isSlow() ? new DelayLine(outlet, halt) : null;
  }

  /** A datagram of this direction, which was counted already; it may be changed. */
  void pass(byte[] datagram) {
    number++;
    long from = done;
    done += datagram.length;
    if (from >= troubles.silentAfter()) {
      silence(from);
    } else if (troubles.drops()) {
      lose(datagram.length);
    } else {
      long offset = direction.bytes() - datagram.length;
      troubles.spoil(datagram, from, offset, direction::disturbed);
      send(datagram, offset);
    }
  }

  /** Takes no more datagrams; what is under way goes on. */
  void close() {
    if (late != null) {
      late.close();
    }
  }

  private void silence(long after) {
    if (!isSilent) {
      isSilent = true;
      direction.disturbed(new Disturbance.Silenced(after));
    }
  }

  private void lose(int length) {
    long offset = direction.bytes() - length;
    direction.disturbed(new Disturbance.Dropped(number, offset, length));
  }

  private void send(byte[] datagram, long offset) {
    if (late == null) {
      var _ = outlet.test(datagram); // whoever is gone has told so
      return;
    }
    long now = System.nanoTime();
    long delay = troubles.delay();
    long through = troubles.through(datagram.length);
    if (!late.offer(datagram, through + delay)) {
      lose(datagram.length);
      return;
    }
    if (troubles.isSlow()) {
      direction.disturbed(new Disturbance.Slowed(offset, datagram.length, through - now));
    }
    if (troubles.delays()) {
      direction.disturbed(new Disturbance.Delayed(offset, datagram.length, delay));
    }
  }
}
