package socksh.manual;

import socksh.kernel.TcpState;

/**
 * What there is to know about a TCP state; each part is one sentence.
 *
 * @param state its name as ss(8) and /proc/net/tcp mean it
 * @param meaning what is going on
 * @param next who moves next
 * @param in how a socket gets there
 * @param out how it gets out again
 */
public record StatePage(TcpState state, String meaning, String next, String in, String out) {

  /** The page of a state. */
  static StatePage of(TcpState state) {
    return switch (state) {
      case CLOSE ->
          new StatePage(
              state,
              "No connection: not yet opened, or over and done.",
              "You: connect, listen or close.",
              "By socket(2), by a reset, or after the last goodbye was acknowledged.",
              "By connect to SYN_SENT, by listen to LISTEN.");
      case LISTEN ->
          new StatePage(
              state,
              "The door is open: the kernel shakes hands with clients and queues them.",
              "Clients: they connect; you fetch them with accept.",
              "By listen(2) on a bound socket; without bind the kernel chooses a port.",
              "By close: the door is shut, accepted clients stay.");
      case SYN_SENT ->
          new StatePage(
              state,
              "A SYN is on its way, and no answer has come: the host is silent or the listener's"
                  + " queue is full.",
              "The other machine; the kernel repeats the SYN, each time waiting longer.",
              "By connect(2).",
              "To ESTABLISHED by SYN+ACK, to CLOSE by a reset (ECONNREFUSED) or by giving up"
                  + " (ETIMEDOUT).");
      case SYN_RECV ->
          new StatePage(
              state,
              "A client's SYN was answered, and the last third of the handshake is missing.",
              "The client: its ACK.",
              "On a listener, by a SYN.",
              "To ESTABLISHED by the client's ACK, to CLOSE by a reset or a time-out.");
      case NEW_SYN_RECV ->
          new StatePage(
              state,
              "A client's SYN was answered; the kernel keeps only a small note of it, not yet a"
                  + " socket.",
              "The client: its ACK.",
              "On a listener, by a SYN.",
              "To ESTABLISHED by the client's ACK; other programs call this state SYN_RECV.");
      case ESTABLISHED ->
          new StatePage(
              state,
              "Connected: both sides may send, also before the server has called accept.",
              "Either side: send, recv, shutdown or close.",
              "By the three-way handshake, which the kernels do among themselves.",
              "To FIN_WAIT1 when we close first, to CLOSE_WAIT when the peer does, to CLOSE by a"
                  + " reset.");
      case FIN_WAIT1 ->
          new StatePage(
              state,
              "We said goodbye first (FIN), and the peer's machine has not acknowledged it yet.",
              "The peer's kernel: an ACK; everything sent before the FIN must get through first.",
              "From ESTABLISHED by close or shutdown write.",
              "To FIN_WAIT2 by the ACK, to CLOSING by the peer's FIN without it, to TIME_WAIT by"
                  + " both.");
      case FIN_WAIT2 ->
          new StatePage(
              state,
              "Our goodbye has arrived; the peer may still send until it says goodbye too.",
              "The peer's program: it has to close its side.",
              "From FIN_WAIT1 when the FIN is acknowledged.",
              "To TIME_WAIT by the peer's FIN; after close the kernel waits 60 s at most, see"
                  + " option linger2.");
      case CLOSING ->
          new StatePage(
              state,
              "Both sides said goodbye at the same moment; our FIN is not acknowledged yet.",
              "The peer's kernel: an ACK.",
              "From FIN_WAIT1 by the peer's FIN.",
              "To TIME_WAIT by the ACK.");
      case TIME_WAIT ->
          new StatePage(
              state,
              "Over; the side that closed first keeps the pair of ports for 60 s against late"
                  + " packets.",
              "Nobody: the clock; no program owns the socket any more.",
              "From FIN_WAIT2, FIN_WAIT1 or CLOSING by the peer's FIN; only for who closed first.",
              "By itself after 60 s; bind may take the port before, given SO_REUSEADDR on old and"
                  + " new socket.");
      case CLOSE_WAIT ->
          new StatePage(
              state,
              "The peer said goodbye; what it sent can still be read, and we may still send.",
              "You: close. Nothing else ends this state; many of them are a leak in this program.",
              "From ESTABLISHED by the peer's FIN.",
              "To LAST_ACK by close or shutdown write, to CLOSE by a reset.");
      case LAST_ACK ->
          new StatePage(
              state,
              "The peer closed first, then we did; only the ACK of our goodbye is missing.",
              "The peer's kernel: an ACK.",
              "From CLOSE_WAIT by close or shutdown write.",
              "To CLOSE by the ACK, without TIME_WAIT: that is on the peer's side.");
    };
  }
}
