package socksh.server;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Fd;
import socksh.session.Notice;
import socksh.session.OpenSocket;
import socksh.session.Session;

/**
 * All servers of a session. The loop's thread begins with the first of them, and a second one that
 * only tells what happens: a terminal that is held up holds up nobody's answer.
 */
public final class Servers {
  private static final int MOST_TO_TELL = 256;

  private final Session session;
  private final List<Server> all = new CopyOnWriteArrayList<>();
  private final BlockingQueue<Notice> news = new ArrayBlockingQueue<>(MOST_TO_TELL);
  private @Nullable EventLoop loop;
  private @Nullable Thread teller;

  public Servers(Session session) {
    this.session = session;
  }

  /** Those that serve now, the oldest first. */
  public List<Server> all() {
    return List.copyOf(all);
  }

  /**
   * Begins to serve on a socket that is bound, non-blocking, and listens where it is one for
   * streams. Closing that socket ends it.
   *
   * @throws IOException where the process may open no more descriptors
   */
  public Server start(OpenSocket listener, Address address, Service service) throws IOException {
    EventLoop here = loop();
    listener.keeper(here);
    Server server = new Server(here, listener, address, service, new Book(here));
    all.add(server);
    server.begin();
    session.goesOn(server);
    return server;
  }

  private synchronized EventLoop loop() throws IOException {
    EventLoop here = loop;
    if (here == null) {
      here = new EventLoop();
      loop = here;
      session.beforeEnd(this::close);
      teller = Thread.ofPlatform().daemon().name("server-news").start(this::tell);
    }
    return here;
  }

  private void tell() {
    try {
      while (true) {
        Notice notice = news.take();
        if (session.settings().events().on()) {
          session.notice(notice);
        }
      }
    } catch (InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes all clients and gives the listeners back to the session. */
  private synchronized void close() {
    for (Server server : all) {
      server.shut();
      server.listener().unkept();
    }
    all.clear();
    if (loop != null) {
      loop.close();
    }
    if (teller != null) {
      teller.interrupt();
    }
  }

  /** What is written down of the clients of a loop. */
  private final class Book implements Registry {
    private final EventLoop here;

    Book(EventLoop here) {
      this.here = here;
    }

    @Override
    public OpenSocket adopt(OpenSocket listener, Fd fd, Address peer) {
      return session.sockets().adopt(listener, fd, peer, here);
    }

    @Override
    public void discharge(OpenSocket client) {
      session.sockets().discharge(client);
    }

    @Override
    public boolean tell(Notice notice) {
      return news.offer(notice);
    }

    @Override
    public void ended(Server server) {
      all.remove(server);
    }

    @Override
    public void stop(Thread thread) {
      session.interrupt(thread);
    }

    @Override
    public void calm() {
      session.calm();
    }

    @Override
    public void descriptorFree() {
      all.forEach(Server::hasRoom);
    }
  }
}
