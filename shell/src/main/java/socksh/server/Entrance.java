package socksh.server;

import socksh.kernel.Fd;
import socksh.session.OpenSocket;

/** The socket that a server began with: where its clients come in. It ends with that socket. */
abstract sealed class Entrance extends Party permits Door, Mailbox {
  final Server server;

  Entrance(Server server) {
    this.server = server;
  }

  @Override
  final Fd fd() {
    return server.listener().fd();
  }

  @Override
  final OpenSocket socket() {
    return server.listener();
  }

  @Override
  final Server server() {
    return server;
  }

  @Override
  final void leaving() {
    server.loop.forget(this);
    server.registry().discharge(socket());
    server.end();
  }
}
