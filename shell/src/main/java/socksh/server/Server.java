package socksh.server;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Epoll;
import socksh.kernel.Errno;
import socksh.kernel.Kind;
import socksh.language.Escapes;
import socksh.session.Ongoing;
import socksh.session.OpenSocket;
import socksh.session.SocketFile;

/** One address that is served: its clients, and what they add up to. */
public final class Server implements Ongoing {
  private static final long SHORTEST_WATCH = 10_000_000;

  final EventLoop loop;
  final Service service;
  final News news;
  final Rules rules;
  final Duties duties;
  final boolean isPlainEcho;
  private final @Nullable Desk desk;
  final Set<Client> clients = new LinkedHashSet<>();
  private final OpenSocket listener;
  private final Address address;
  private final Optional<SocketFile> file;
  private final Registry registry;
  private final Door door;
  private final Entrance entrance;
  private volatile boolean isOpen = true;
  long accepted;
  long messages;
  long in;
  long out;
  private long lost;

  /**
   * @param listener a socket that is bound, and listens where it is one for streams
   * @param address where it is
   */
  Server(EventLoop loop, OpenSocket listener, Address address, Service service, Registry registry) {
    this.loop = loop;
    this.listener = listener;
    this.address = address;
    this.file = SocketFile.of(address);
    this.service = service;
    this.isPlainEcho = service.isPlainEcho();
    this.registry = registry;
    this.news = new News(this, registry);
    this.rules = new Rules(this);
    this.duties = new Duties(service);
    this.door = new Door(this);
    this.entrance = listener.kind() == Kind.STREAM ? door : new Mailbox(this);
    this.desk = service.answerer().map(each -> new Desk(each, this)).orElse(null);
  }

  /**
   * What a server did so far, and for how many it does it now.
   *
   * @param lost what others said in a chat and a client did not read, and answers to datagrams that
   *     too many others waited before
   */
  public record Totals(int clients, long accepted, long messages, long in, long out, long lost) {}

  /** As of this moment. */
  public Totals totals() {
    loop.lock.lock();
    try {
      return new Totals(clients.size(), accepted, messages, in, out, lost);
    } finally {
      loop.lock.unlock();
    }
  }

  public OpenSocket listener() {
    return listener;
  }

  @Override
  public OpenSocket socket() {
    return listener;
  }

  @Override
  public Progress progress() {
    Totals now = totals();
    return new Progress(now.accepted(), now.accepted() - now.clients(), now.messages());
  }

  @Override
  public boolean isThinking() {
    Desk here = desk;
    return here != null && here.isAtWork();
  }

  @Override
  public boolean isOver() {
    return !isOpen;
  }

  /** Where it is. */
  public Address address() {
    return address;
  }

  public Service service() {
    return service;
  }

  Registry registry() {
    return registry;
  }

  // --- what it does, for its parties ------------------------------------------------------------

  /** Asks who answers in his own time, where that is what it does; whether it was. */
  boolean ask(Party from, Message message) {
    Desk here = desk;
    if (here == null) {
      return false;
    }
    boolean taken = here.take(new Question(this, from, message));
    lost += taken ? 0 : 1;
    return taken;
  }

  /** Ends what is still thought about. */
  void stopAsking() {
    Desk here = desk;
    if (here != null) {
      here.close();
    }
  }

  /** Tells the others what one has said, where that is what it does. */
  void pass(Client from, Message message) {
    if (!service.isChat()) {
      return;
    }
    byte[] said = Arrays.copyOfRange(message.data, message.from, message.to);
    String line = from.socket().label() + ": " + Escapes.body(said) + "\n";
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    for (Client other : List.copyOf(clients)) {
      if (other != from && !other.overhear(bytes, bytes.length)) {
        lost++;
      }
    }
  }

  /** An answer has found no room. */
  void isLost() {
    lost++;
  }

  /** Sends bytes to every client; to how many. */
  public int sendToAll(byte[] bytes) {
    loop.lock.lock();
    try {
      return (int)
          List.copyOf(clients).stream().filter(each -> each.overhear(bytes, bytes.length)).count();
    } finally {
      loop.lock.unlock();
    }
  }

  /** Closes every client; how many there were. */
  public int closeAll() {
    loop.lock.lock();
    try {
      List<Client> all = List.copyOf(clients);
      all.forEach(client -> client.gone("closed here"));
      return all.size();
    } finally {
      loop.lock.unlock();
    }
  }

  // --- how it stands ----------------------------------------------------------------------------

  /** Begins to serve. */
  void begin() {
    loop.lock.lock();
    try {
      loop.enroll(entrance, Epoll.IN);
      service.idle().ifPresent(this::watchIdle);
    } finally {
      loop.lock.unlock();
    }
  }

  private void watchIdle(Duration idle) {
    long limit = idle.toNanos();
    loop.after(
        Math.max(limit / 4, SHORTEST_WATCH),
        () -> {
          if (isOpen) {
            List.copyOf(clients).stream()
                .filter(client -> loop.now() - client.heard() >= limit)
                .forEach(client -> client.gone("idle"));
            watchIdle(idle);
          }
        });
  }

  /** Lets nobody in any more and says goodbye to all; the listener is somebody else's to close. */
  void shut() {
    loop.lock.lock();
    try {
      isOpen = false;
      loop.forget(entrance);
      closeAll();
      stopAsking();
      removeFile();
    } finally {
      loop.lock.unlock();
    }
  }

  /** A client has left: who waits may come. */
  void hasRoom() {
    door.tryAgain();
  }

  boolean isOpen() {
    return isOpen;
  }

  /** A remark that concerns it as a whole. */
  void remark(String sentence) {
    news.remark(sentence);
  }

  /** Its listener is about to be closed: nobody is served any more. */
  void end() {
    isOpen = false;
    stopAsking();
    List.copyOf(clients).forEach(client -> client.gone("the server ended"));
    removeFile();
    registry.ended(this);
  }

  private void removeFile() {
    file.ifPresent(each -> each.remove(this::remark));
  }

  /** The word of an errno's number, as it came from the kernel: negative. */
  static String word(int answer) {
    return Errno.of(-answer).name();
  }
}
