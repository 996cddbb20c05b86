package socksh.view.timeline;

import java.util.List;

/**
 * One line of the ladder, the earliest first. {@code at} is in nanoseconds since the session began;
 * columns are counted from 0.
 */
public sealed interface Rung {

  /** When it happened. */
  long at();

  /** How a segment is known. */
  enum Proof {
    /** There is none: the call alone is known. */
    NONE,
    /** An answer or a change of state proves that it went. */
    INFERRED,
    /** It was recorded on the wire. */
    CAPTURED
  }

  /** How far what was sent is known to have come. */
  enum Reach {
    /** The other kernel has it. */
    ARRIVED,
    /** This kernel has taken it; more is not known. */
    SENT,
    /** It came and was thrown away. */
    DROPPED
  }

  /**
   * Something went from one socket to another.
   *
   * @param call what was asked for, or the empty string where nothing was
   * @param segment what went: {@code SYN}, {@code DATAGRAM}; may be empty
   * @param remark what is to be said where it arrived, or the empty string
   */
  record Arrow(
      long at,
      int from,
      int to,
      String call,
      String segment,
      Proof proof,
      Reach reach,
      String remark)
      implements Rung {
    /** The same with nothing asked for. */
    Arrow withoutCall() {
      return new Arrow(at, from, to, "", segment, proof, reach, remark);
    }

    /** Whether it points to the right. */
    public boolean isForward() {
      return from < to;
    }
  }

  /** Something happened at one socket. */
  record Note(long at, int column, String text) implements Rung {}

  /**
   * How all sockets stand from here on.
   *
   * @param states by column; the empty string where nothing is known
   * @param moves by column: what only this side can do now, or the empty string
   */
  record States(long at, List<String> states, List<String> moves) implements Rung {}
}
