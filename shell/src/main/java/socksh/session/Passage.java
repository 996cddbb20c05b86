package socksh.session;

import socksh.kernel.Address;
import socksh.kernel.Errno;
import socksh.kernel.Kind;

/** What happened on a connection of other people that goes through a tap. */
public sealed interface Passage {

  /** Which way bytes go. */
  enum Way {
    /** From the client to the server behind the tap. */
    THERE,
    /** From that server to the client. */
    BACK;

    /** The other one. */
    public Way opposite() {
      return this == THERE ? BACK : THERE;
    }
  }

  /**
   * A client came; for datagrams, one that was not there before.
   *
   * @param door the tap's own socket, to which it came: {@code #1}
   */
  record Came(String door, Address client, Address server, Kind kind) implements Passage {}

  /**
   * The server was not reached. The client of a stream was reset; one of datagrams is not told, as
   * nobody can send an ICMP answer for another.
   */
  record Refused(Address server, Errno why, Kind kind) implements Passage {}

  /**
   * Bytes that went one way.
   *
   * @param offset how many bytes went this way before
   * @param bytes what was kept of them: all, or how they begin
   * @param length how many they were
   */
  record Carried(Way way, long offset, byte[] bytes, long length) implements Passage {}

  /** The sender of this way has closed its sending side, and the other was told so by a FIN. */
  record Ended(Way way) implements Passage {}

  /** The connection to the sender of this way broke, and the other was told so by a RST. */
  record Broke(Way way, Errno why) implements Passage {}

  /** What the tap did to what goes this way. What it carried is told as its sender sent it. */
  record Disturbed(Way way, Disturbance how) implements Passage {}

  /**
   * It is over.
   *
   * @param there bytes that came from the client
   * @param back bytes that came from the server
   * @param nanos how long it lasted
   */
  record Over(long there, long back, long nanos) implements Passage {}
}
