package socksh.server;

import socksh.kernel.Fd;
import socksh.session.OpenSocket;

/**
 * A descriptor in the loop's keeping: a listener, a client, a socket for datagrams, or a pipe to a
 * client's process.
 */
abstract sealed class Party permits Client, Entrance, PipeEnd {
  /** As which one it was taken in; tells an event of today from one of its number's last owner. */
  long ticket;

  /** For which events it is watched now. */
  int interest;

  abstract Fd fd();

  abstract OpenSocket socket();

  abstract Server server();

  /** The kernel has something for it. */
  abstract void ready(boolean readable, boolean writable);

  /** Somebody else is about to close the descriptor. */
  abstract void leaving();
}
