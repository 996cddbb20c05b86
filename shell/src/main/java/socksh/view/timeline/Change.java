package socksh.view.timeline;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Protocol;
import socksh.kernel.Row;
import socksh.kernel.TcpState;

/**
 * How a socket stood before and after, and what that proves of segments; see the state diagram of
 * RFC 9293.
 *
 * @param before null where it was not looked at before
 */
record Change(@Nullable Row before, Row after) {
  private static final Set<TcpState> HAS_SENT_FIN =
      EnumSet.of(
          TcpState.FIN_WAIT1,
          TcpState.FIN_WAIT2,
          TcpState.CLOSING,
          TcpState.TIME_WAIT,
          TcpState.LAST_ACK);
  private static final Set<TcpState> HAS_GOT_FIN =
      EnumSet.of(TcpState.CLOSE_WAIT, TcpState.LAST_ACK, TcpState.CLOSING, TcpState.TIME_WAIT);
  private static final Set<TcpState> CONNECTED =
      EnumSet.of(
          TcpState.ESTABLISHED,
          TcpState.CLOSE_WAIT,
          TcpState.SYN_RECV,
          TcpState.FIN_WAIT1,
          TcpState.FIN_WAIT2);

  private TcpState from() {
    return before == null ? TcpState.CLOSE : before.state();
  }

  private TcpState to() {
    return after.state();
  }

  boolean isTcp() {
    return after.protocol() == Protocol.TCP;
  }

  /** Whether it stood, or stands now, in another state than CLOSE. */
  boolean isFromOrToSomewhere() {
    return from() != TcpState.CLOSE || to() != TcpState.CLOSE;
  }

  /** Whether it can only have come here by sending its own FIN. */
  boolean sentFin() {
    return isTcp()
        && before != null
        && !HAS_SENT_FIN.contains(from())
        && HAS_SENT_FIN.contains(to());
  }

  /** Whether it can only have come here by the other's FIN. */
  boolean gotFin() {
    return isTcp()
        && switch (from()) {
          case ESTABLISHED, SYN_RECV -> HAS_GOT_FIN.contains(to());
          case FIN_WAIT1, FIN_WAIT2 -> HAS_GOT_FIN.contains(to());
          default -> false;
        };
  }

  /** Whether the connection was there and is gone at once. */
  boolean brokeOff() {
    return isTcp() && CONNECTED.contains(from()) && to() == TcpState.CLOSE;
  }

  /**
   * Whether it had said goodbye to somebody who had done so before: nothing is left to wait for.
   */
  boolean endedLast() {
    return isTcp() && from() == TcpState.CLOSE_WAIT && to() == TcpState.CLOSE;
  }

  /** Whether it is connected now. */
  boolean isNowEstablished() {
    return to() == TcpState.ESTABLISHED;
  }

  /** Whether a connect has just been answered. */
  boolean wasAnswered() {
    return isTcp() && from() == TcpState.SYN_SENT && to() == TcpState.ESTABLISHED;
  }

  /** How many more bytes, or how much more memory, wait to be received. */
  long more() {
    return after.receiveQueue() - (before == null ? 0 : before.receiveQueue()) - (gotFin() ? 1 : 0);
  }

  /** How many more datagrams were thrown away. */
  long dropped() {
    return before == null || before.drops() < 0 ? 0 : after.drops() - before.drops();
  }
}
