package socksh.server;

import socksh.kernel.Fd;
import socksh.session.OpenSocket;

/**
 * A descriptor in the loop's keeping: a listener, a client, a socket for datagrams, or a pipe to a
 * client's process.
 */
abstract sealed class Party permits Client, Entrance, PipeEnd {
  private final Server server;
  private final OpenSocket socket;
  private final Fd fd;

  /** As which one it was taken in; tells an event of today from one of its number's last owner. */
  long ticket;

  /** For which events it is watched now. */
  int interest;

  /**
   * @param socket of the session, which the descriptor is or belongs to
   */
  Party(Server server, OpenSocket socket, Fd fd) {
    this.server = server;
    this.socket = socket;
    this.fd = fd;
  }

  final Server server() {
    return server;
  }

  final OpenSocket socket() {
    return socket;
  }

  final Fd fd() {
    return fd;
  }

  /** The kernel has something for it. */
  abstract void ready(boolean readable, boolean writable);

  /** Somebody else is about to close the descriptor. */
  abstract void leaving();
}
