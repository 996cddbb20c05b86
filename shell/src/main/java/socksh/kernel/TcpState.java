package socksh.kernel;

/** The states of RFC 9293, under the names and numbers that Linux gives them. */
public enum TcpState {
  ESTABLISHED(1),
  SYN_SENT(2),
  SYN_RECV(3),
  FIN_WAIT1(4),
  FIN_WAIT2(5),
  TIME_WAIT(6),
  CLOSE(7),
  CLOSE_WAIT(8),
  LAST_ACK(9),
  LISTEN(10),
  CLOSING(11),
  NEW_SYN_RECV(12);

  private final int number;

  TcpState(int number) {
    this.number = number;
  }

  /** The number in TCP_INFO, sock_diag and /proc/net/tcp. */
  public int number() {
    return number;
  }

  /** The state of a number; {@link #CLOSE} for one that no kernel gives. */
  public static TcpState of(int number) {
    for (TcpState state : values()) {
      if (state.number == number) {
        return state;
      }
    }
    return CLOSE;
  }
}
