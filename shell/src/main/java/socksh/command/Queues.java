package socksh.command;

import socksh.kernel.Protocol;
import socksh.kernel.Row;
import socksh.kernel.TcpState;
import socksh.language.Amounts;

/**
 * The two queues of a row, said as what they are: the kernel means something else by them for a
 * listener, for a stream whose end has come, and for datagrams; see ss(8).
 */
final class Queues {
  private static final String NOT_TOLD = "-";

  private Queues() {}

  static String received(Row row) {
    long queue = row.receiveQueue();
    if (queue == Row.UNKNOWN) {
      return NOT_TOLD;
    }
    if (row.state() == TcpState.LISTEN) {
      return Amounts.count(queue, "client");
    }
    if (row.protocol() == Protocol.UDP) {
      return queue == 0 ? "nothing" : "datagrams";
    }
    return endHasCome(row) ? bytesAndEnd(Math.max(0, queue - 1)) : Amounts.bytes(queue);
  }

  /** The FIN stands in the queue as one byte, until the last byte before it has been received. */
  private static boolean endHasCome(Row row) {
    return row.protocol() == Protocol.TCP
        && switch (row.state()) {
          case CLOSE_WAIT, LAST_ACK, CLOSING -> true;
          default -> false;
        };
  }

  private static String bytesAndEnd(long bytes) {
    return bytes == 0 ? "the end" : Amounts.bytes(bytes) + " and the end";
  }

  static String sent(Row row) {
    if (row.sendQueue() == Row.UNKNOWN) {
      return NOT_TOLD;
    }
    if (row.state() == TcpState.LISTEN) {
      return "backlog " + row.sendQueue();
    }
    return row.protocol() == Protocol.TCP ? unacknowledged(row) : NOT_TOLD;
  }

  /** A SYN and a FIN on their way stand in the queue as one byte each. */
  private static String unacknowledged(Row row) {
    long queue = row.sendQueue();
    if (queue == 0) {
      return Amounts.bytes(0);
    }
    return switch (row.state()) {
      case SYN_SENT, SYN_RECV, NEW_SYN_RECV -> "the SYN";
      case FIN_WAIT1, LAST_ACK, CLOSING ->
          queue == 1 ? "the FIN" : Amounts.bytes(queue - 1) + " and the FIN";
      default -> Amounts.bytes(queue);
    };
  }

  static String clock(Row row) {
    return row.timer()
        .map(timer -> words(timer.clock()) + " in " + Amounts.millis(timer.millis()))
        .orElse(NOT_TOLD);
  }

  private static String words(Row.Clock clock) {
    return switch (clock) {
      case RETRANSMIT -> "sends again";
      case KEEP_ALIVE -> "asks whether the peer lives";
      case TIME_WAIT -> "goes";
      case ZERO_WINDOW_PROBE -> "asks for room";
    };
  }
}
