package socksh.server;

import java.util.EnumSet;
import java.util.Set;
import socksh.kernel.Address;
import socksh.kernel.Epoll;
import socksh.kernel.Errno;
import socksh.kernel.Fd;

/**
 * A listener: lets clients in, as many as may come. Where no descriptor is left it lets them wait
 * in the kernel's queue and tries again when one is free; it would spin otherwise, because they are
 * there.
 */
final class Door extends Entrance {
  private static final int MOST_AT_ONCE = 64;
  private static final long BETWEEN_TRIES = 500_000_000;
  private static final Set<Errno> EXHAUSTED =
      EnumSet.of(Errno.EMFILE, Errno.ENFILE, Errno.ENOBUFS, Errno.ENOMEM);

  private boolean exhausted;
  private boolean isFull;
  private boolean pauses;
  private boolean triesAgain;

  Door(Server server) {
    super(server);
  }

  @Override
  void ready(boolean readable, boolean writable) {
    for (int i = 0; i < MOST_AT_ONCE; i++) {
      if (server.clients.size() >= server.service.admission().most()) {
        full();
        return;
      }
      int answer = server.loop.epoll.accept(fd());
      if (answer < 0) {
        refused(Errno.of(-answer));
        return;
      }
      welcome(EventLoop.fd(answer), server.loop.epoll.peer());
    }
  }

  private void welcome(Fd client, Address peer) {
    if (exhausted) {
      exhausted = false;
      server.remark("accepts again");
    }
    if (!server.service.admission().admits(peer)) {
      server.loop.epoll.reset(client);
      server.news.aside("does not admit " + peer + ": its connection was reset");
      return;
    }
    new Client(server, client, peer).begin();
  }

  private void pause() {
    pauses = true;
    server.loop.want(this, 0);
  }

  private void full() {
    pause();
    if (!isFull) {
      isFull = true;
      server.remark(
          "has " + server.service.admission().most() + " clients; others wait in the queue");
    }
  }

  /** What concerns one client who is gone already concerns nobody; the rest is about us. */
  private void refused(Errno reason) {
    if (EXHAUSTED.contains(reason)) {
      exhausted(reason);
    }
  }

  private void exhausted(Errno reason) {
    pause();
    if (!exhausted) {
      exhausted = true;
      server.remark(
          "cannot accept: "
              + reason
              + " ("
              + reason.words()
              + "); clients wait in the queue until a descriptor is free");
    }
    if (!triesAgain) {
      triesAgain = true;
      server.loop.after(
          BETWEEN_TRIES,
          () -> {
            triesAgain = false;
            tryAgain();
          });
    }
  }

  /** There may be room again. */
  void tryAgain() {
    if (pauses && server.isOpen()) {
      pauses = false;
      isFull &= server.clients.size() >= server.service.admission().most();
      server.loop.want(this, Epoll.IN);
    }
  }
}
