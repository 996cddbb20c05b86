package socksh.server;

/** The socket that a server began with: where its clients come in. It ends with that socket. */
abstract sealed class Entrance extends Party permits Door, Mailbox {
  final Server server;

  Entrance(Server server) {
    super(server, server.listener(), server.listener().fd());
    this.server = server;
  }

  @Override
  final void leaving() {
    server.loop.forget(this);
    server.registry().discharge(socket());
    server.end();
  }
}
