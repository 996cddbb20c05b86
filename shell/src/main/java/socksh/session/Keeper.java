package socksh.session;

import java.util.function.Supplier;
import socksh.kernel.Call;
import socksh.kernel.Outcome;

/**
 * Who reads and answers on a socket instead of the person at the prompt: the event loop of a
 * server. What a line asks of such a socket is asked through its keeper, so that the two never work
 * on it at once.
 */
public interface Keeper {

  /**
   * Makes a call on one of the sockets in its keeping, between two of its own. A close(2) ends the
   * keeping. A socket that is gone by now answers EBADF, as the kernel would.
   *
   * @param kernel makes the call itself
   */
  Outcome perform(OpenSocket socket, Call call, Supplier<Outcome> kernel);
}
