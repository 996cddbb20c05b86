package socksh.manual;

import static socksh.kernel.TcpState.*;

import java.util.List;
import socksh.kernel.TcpState;

/** The state machine of TCP as Linux has it: which state follows which, and by what. */
public final class StateDiagram {

  /**
   * A way from one state to another.
   *
   * @param cause the call that is made, the segment that arrives, or the time that passes
   * @param sends the segment that the kernel sends, or the empty string
   */
  public record Transition(TcpState from, TcpState to, String cause, String sends) {

    /** Both as RFC 9293 writes them: {@code close / FIN}. */
    public String label() {
      return sends.isEmpty() ? cause : cause + " / " + sends;
    }
  }

  /**
   * All ways but the one that leads from anywhere to {@link TcpState#CLOSE}: a reset, or silence
   * for too long. RFC 9293, 3.3.2, with the small note that Linux keeps of a client's SYN.
   */
  public static final List<Transition> TRANSITIONS =
      List.of(
          new Transition(CLOSE, LISTEN, "listen", ""),
          new Transition(CLOSE, SYN_SENT, "connect", "SYN"),
          new Transition(LISTEN, NEW_SYN_RECV, "SYN", "SYN+ACK"),
          new Transition(NEW_SYN_RECV, SYN_RECV, "ACK", ""),
          new Transition(SYN_SENT, SYN_RECV, "SYN", "SYN+ACK"),
          new Transition(SYN_SENT, ESTABLISHED, "SYN+ACK", "ACK"),
          new Transition(SYN_RECV, ESTABLISHED, "ACK", ""),
          new Transition(ESTABLISHED, FIN_WAIT1, "close", "FIN"),
          new Transition(ESTABLISHED, CLOSE_WAIT, "FIN", "ACK"),
          new Transition(FIN_WAIT1, FIN_WAIT2, "ACK", ""),
          new Transition(FIN_WAIT1, CLOSING, "FIN", "ACK"),
          new Transition(FIN_WAIT1, TIME_WAIT, "FIN+ACK", "ACK"),
          new Transition(FIN_WAIT2, TIME_WAIT, "FIN", "ACK"),
          new Transition(CLOSING, TIME_WAIT, "ACK", ""),
          new Transition(CLOSE_WAIT, LAST_ACK, "close", "FIN"),
          new Transition(TIME_WAIT, CLOSE, "60 s", ""),
          new Transition(LAST_ACK, CLOSE, "ACK", ""));

  private StateDiagram() {}

  /** The ways that lead to a state. */
  public static List<Transition> into(TcpState state) {
    return TRANSITIONS.stream().filter(way -> way.to() == state).toList();
  }

  /** The ways that lead on from a state. */
  public static List<Transition> outOf(TcpState state) {
    return TRANSITIONS.stream().filter(way -> way.from() == state).toList();
  }
}
