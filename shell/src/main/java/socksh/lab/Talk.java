package socksh.lab;

import java.io.IOException;

/**
 * How a sample treats one client of a stream. When the talk returns, or the client has said all
 * (EOFException), what was promised for later is still sent and the connection is closed.
 */
@FunctionalInterface
interface Talk {
  void with(Conversation client) throws IOException, InterruptedException;
}
