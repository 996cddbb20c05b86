package socksh.server;

import socksh.kernel.Address;
import socksh.kernel.Fd;
import socksh.session.Notice;
import socksh.session.OpenSocket;

/** What servers need of the session: numbers for their clients, and somebody who tells of them. */
interface Registry {

  /** A number for a client. */
  OpenSocket adopt(OpenSocket listener, Fd fd, Address peer);

  /** The client's descriptor is about to be closed. */
  void discharge(OpenSocket client);

  /** Tells it when there is time; false where there is too much to tell already. */
  boolean tell(Notice notice);

  /** A server is no more. */
  void ended(Server server);

  /** Ends what a thread does for the session, also where it waits in the kernel. */
  void stop(Thread thread);

  /** The calling thread has ended what it did. */
  void calm();

  /** A descriptor was given back: who lacked one may try again. */
  void descriptorFree();
}
