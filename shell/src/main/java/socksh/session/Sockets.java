package socksh.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Family;
import socksh.kernel.Fd;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;

/**
 * The sockets that are open, by number, name and descriptor. What a socket has become follows from
 * the calls that were made on it and is read off their answers here and nowhere else.
 */
public final class Sockets {
  private static final int MOST_DIGITS = 9;

  private final ConcurrentSkipListMap<Integer, OpenSocket> byNumber = new ConcurrentSkipListMap<>();
  private final ConcurrentMap<Fd, OpenSocket> byFd = new ConcurrentHashMap<>();
  private final PastNames past = new PastNames();
  private final Settings settings;
  private int last;
  private volatile Optional<OpenSocket> current = Optional.empty();

  /** None so far. */
  public Sockets(Settings settings) {
    this.settings = settings;
  }

  /**
   * Takes note of what happened in a session of the past, so that these become what its sockets
   * were at that moment.
   */
  public void recall(Event event) {
    switch (event) {
      case Event.Entered entered when entered.call() instanceof Call.Close(Fd fd) -> remove(fd);
      case Event.Returned returned -> {
        made(returned.outcome())
            .ifPresent(fd -> last = number(returned.labels().of(fd)).orElse(last + 1) - 1);
        follow(returned.call(), returned.outcome());
      }
      case Event.Named(_, String label, String name) ->
          find(label).ifPresent(socket -> name(socket, name));
      default -> {}
    }
  }

  /** Takes in a client of a server of the past, of which only its number is known: {@code #7}. */
  public synchronized void recallClient(String label) {
    int client = number(label).orElseThrow();
    OpenSocket socket =
        new OpenSocket(client, new Fd(-client), Family.INET, Kind.STREAM, settings.lineEnd());
    socket.keeper((_, _, kernel) -> kernel.get());
    socket.acceptedFrom(new Address.UnixUnnamed());
    socket.phase(OpenSocket.Phase.CONNECTED);
    byNumber.put(client, socket);
  }

  /** The socket that an answer made. */
  private static Optional<Fd> made(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Opened(Fd fd) -> Optional.of(fd);
      case Outcome.Accepted(Fd fd, _) -> Optional.of(fd);
      default -> Optional.empty();
    };
  }

  /** All of them, the oldest first. */
  public List<OpenSocket> all() {
    return new ArrayList<>(byNumber.values());
  }

  /** The one that a line without a socket means. */
  public Optional<OpenSocket> current() {
    return current;
  }

  /** Makes a socket the current one; one that was closed meanwhile stays closed. */
  public synchronized void use(OpenSocket socket) {
    if (byNumber.get(socket.number()) == socket) {
      current = Optional.of(socket);
    }
  }

  /** The socket of a name, or of a number with a hash: {@code web}, {@code #2}. */
  public Optional<OpenSocket> find(String word) {
    OptionalInt number = number(word);
    if (number.isPresent()) {
      return Optional.ofNullable(byNumber.get(number.getAsInt()));
    }
    for (OpenSocket socket : byNumber.values()) {
      if (socket.name().isPresent() && socket.name().get().equals(word)) {
        return Optional.of(socket);
      }
    }
    return Optional.empty();
  }

  /** The label of a socket that is closed by now and had this name. */
  public Optional<String> closed(String name) {
    return past.label(name);
  }

  /** The number after a hash. Read by hand: every line asks, and a pattern costs a microsecond. */
  private static OptionalInt number(String word) {
    int digits = word.length() - 1;
    if (digits < 1 || digits > MOST_DIGITS || word.charAt(0) != '#') {
      return OptionalInt.empty();
    }
    int number = 0;
    for (int i = 1; i <= digits; i++) {
      char digit = word.charAt(i);
      if (digit < '0' || digit > '9') {
        return OptionalInt.empty();
      }
      number = 10 * number + digit - '0';
    }
    return OptionalInt.of(number);
  }

  /** The socket of a descriptor. */
  public Optional<OpenSocket> of(Fd fd) {
    return Optional.ofNullable(byFd.get(fd));
  }

  /** Gives a socket a name; another one that had it loses it. */
  public void name(OpenSocket socket, String name) {
    find(name).ifPresent(OpenSocket::unname);
    socket.name(name);
  }

  /** Takes note of what an answered call has made of a socket. */
  void follow(Call call, Outcome outcome) {
    if (outcome instanceof Outcome.Failure(Errno reason) && reason == Errno.ECONNRESET) {
      reset(call);
    }
    switch (call) {
      case Call.Socket(Family family, Kind kind) when outcome instanceof Outcome.Opened(Fd fd) ->
          add(fd, family, kind);
      case Call.Accept(Fd listener) when outcome instanceof Outcome.Accepted(Fd fd, Address peer) ->
          accepted(listener, fd, peer);
      case Call.Bind(Fd fd, _) when outcome.ok() -> phase(fd, OpenSocket.Phase.BOUND);
      case Call.Listen(Fd fd, _) when outcome.ok() -> phase(fd, OpenSocket.Phase.LISTENING);
      case Call.Connect(Fd fd, Address to) -> connected(fd, to, outcome);
      case Call.Poll _ when outcome instanceof Outcome.Ready(var ready) -> answered(ready);
      case Call.SetBlocking(Fd fd, boolean blocking) when outcome.ok() ->
          of(fd).ifPresent(socket -> socket.blocking(blocking));
      case Call.Send(Fd fd, _, _) when outcome.ok() -> sent(fd, outcome);
      case Call.SendTo(Fd fd, _, _, _) when outcome.ok() -> sent(fd, outcome);
      case Call.SendFile(Fd fd, _, _, _) when outcome.ok() -> sent(fd, outcome);
      case Call.SendMapped(Fd fd, _, _, _) when outcome.ok() -> sent(fd, outcome);
      case Call.Recv(Fd fd, _, var flags) when !flags.contains(Call.Flag.MSG_PEEK) ->
          received(fd, outcome);
      case Call.RecvFrom(Fd fd, _, var flags) when !flags.contains(Call.Flag.MSG_PEEK) ->
          received(fd, outcome);
      default -> {}
    }
  }

  private synchronized OpenSocket add(Fd fd, Family family, Kind kind) {
    last++;
    OpenSocket socket = new OpenSocket(last, fd, family, kind, settings.lineEnd());
    byFd.put(fd, socket);
    byNumber.put(last, socket);
    if (current.isEmpty()) {
      current = Optional.of(socket);
    }
    return socket;
  }

  private void accepted(Fd listener, Fd fd, Address peer) {
    OpenSocket door = byFd.get(listener);
    if (door != null) {
      OpenSocket socket = add(fd, door.family(), door.kind());
      socket.acceptedFrom(peer);
      socket.lineEnd(door.lineEnd());
      socket.phase(OpenSocket.Phase.CONNECTED);
    }
  }

  private void phase(Fd fd, OpenSocket.Phase phase) {
    of(fd).ifPresent(socket -> socket.phase(phase));
  }

  private void connected(Fd fd, Address to, Outcome outcome) {
    boolean started = outcome instanceof Outcome.Failure(var reason) && reason == Errno.EINPROGRESS;
    if (outcome.ok() || started) {
      of(fd).ifPresent(socket -> socket.peer(to));
      phase(fd, started ? OpenSocket.Phase.CONNECTING : OpenSocket.Phase.CONNECTED);
    }
  }

  private void answered(List<Outcome.Readiness> ready) {
    for (Outcome.Readiness one : ready) {
      answered(one);
    }
  }

  /** A connect in progress has been answered when there is room to send; see connect(2). */
  private void answered(Outcome.Readiness one) {
    if (one.out() && !one.error() && !one.hangUp()) {
      of(one.fd())
          .filter(socket -> socket.phase() == OpenSocket.Phase.CONNECTING)
          .ifPresent(socket -> socket.phase(OpenSocket.Phase.CONNECTED));
    }
  }

  /** The kernel says it once and then forgets it, so we remember. */
  private void reset(Call call) {
    switch (call) {
      case Call.Send(Fd fd, _, _) -> reset(fd);
      case Call.SendFile(Fd fd, _, _, _) -> reset(fd);
      case Call.SendMapped(Fd fd, _, _, _) -> reset(fd);
      case Call.Recv(Fd fd, _, _) -> reset(fd);
      default -> {}
    }
  }

  private void reset(Fd fd) {
    of(fd).ifPresent(OpenSocket::isReset);
  }

  private void sent(Fd fd, Outcome outcome) {
    OpenSocket socket = byFd.get(fd);
    if (socket != null) {
      socket.countOut(outcome.value());
    }
  }

  private void received(Fd fd, Outcome outcome) {
    OpenSocket socket = byFd.get(fd);
    if (socket != null && outcome instanceof Outcome.Received(byte[] bytes, _, _)) {
      socket.countIn(bytes.length);
    }
  }

  /**
   * Takes in a client that a listener's keeper has accepted below the journal. It never becomes the
   * current socket by itself.
   */
  public synchronized OpenSocket adopt(OpenSocket listener, Fd fd, Address peer, Keeper keeper) {
    last++;
    OpenSocket socket =
        new OpenSocket(last, fd, listener.family(), listener.kind(), listener.lineEnd());
    socket.keeper(keeper);
    socket.acceptedFrom(peer);
    socket.blocking(false);
    socket.phase(OpenSocket.Phase.CONNECTED);
    byFd.put(fd, socket);
    byNumber.put(last, socket);
    return socket;
  }

  /** Forgets a socket that its keeper is about to close below the journal. */
  public void discharge(OpenSocket socket) {
    remove(socket.fd());
  }

  /** The one socket that a call is about, where somebody keeps it. */
  Optional<OpenSocket> kept(Event.Labels labels) {
    if (labels.labels().size() != 1) {
      return Optional.empty();
    }
    Fd fd = labels.labels().keySet().iterator().next();
    return of(fd).filter(socket -> socket.keeper().isPresent());
  }

  /** How many there are. */
  public int count() {
    return byNumber.size();
  }

  /** Forgets the socket of a descriptor that is about to be closed. */
  synchronized Optional<OpenSocket> remove(Fd fd) {
    OpenSocket socket = byFd.remove(fd);
    if (socket != null) {
      byNumber.remove(socket.number());
      past.gone(socket);
      if (current.filter(socket::equals).isPresent()) {
        current = Optional.ofNullable(byNumber.lastEntry()).map(entry -> entry.getValue());
      }
    }
    return Optional.ofNullable(socket);
  }
}
