package socksh.script;

import java.time.Duration;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import socksh.command.Command;
import socksh.kernel.Errno;
import socksh.session.OpenSocket;

/**
 * The other side of every conversation that a script begins: alone, for a foreign client ({@code
 * --as server}), or beside the script itself ({@code --simulate}).
 */
final class OtherPart implements Part {
  /** Commands by which a script begins a conversation. */
  private static final Set<String> BEGINNINGS = Set.of("open", "udp");

  /** Words that judge what came to the script's own side. */
  private static final Set<String> JUDGEMENTS = Set.of("check", "ready", "fails");

  /** Words that wait for what the other side says. */
  private static final Set<String> ANSWERED_BEFORE = Set.of("expect", "recv");

  /** How long a foreign client may take until it comes: a person may have to start it. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Whether the script's own side is played too. */
  enum Beside {
    A_FOREIGN_CLIENT,
    THE_SCRIPT
  }

  private final Beside beside;
  private final Map<SocketHandle, Mirror> mirrors = new IdentityHashMap<>();
  private final Map<String, OpenSocket> listeners = new LinkedHashMap<>();
  private Optional<Errno> wanted = Optional.empty();

  OtherPart(Beside beside) {
    this.beside = beside;
  }

  @Override
  public @Nullable Object say(Player player, Command command, Object[] given, Deed asWritten) {
    if (!BEGINNINGS.contains(command.name())) {
      return asWritten.perform();
    }
    Endpoint endpoint = Endpoint.of(command, given);
    if (!listeners.containsKey(endpoint.words())
        && Endpoint.isOfTheScript(player, command, given)) {
      return asWritten.perform();
    }
    if (beside == Beside.A_FOREIGN_CLIENT) {
      return serve(player, endpoint);
    }
    return wanted.isPresent() ? asWritten.perform() : converse(player, endpoint);
  }

  // --- for a foreign client
  // -------------------------------------------------------------------------

  private Object serve(Player player, Endpoint endpoint) {
    player.session().remark("waiting for a client at " + endpoint.words().replace("\"", ""));
    OpenSocket socket =
        endpoint.isDatagram()
            ? player.lines().make("socket udp", "bind " + endpoint.words())
            : player
                .lines()
                .make(
                    listener(player, endpoint).label()
                        + " accept timeout "
                        + Saying.time(PATIENCE));
    SocketHandle handle = player.variables().handle(socket);
    Mirror mirror = new Mirror(player, handle, socket);
    mirrors.put(handle, mirror);
    endpoint.payload().ifPresent(given -> mirror.receive(mirror.payload(given)));
    return handle;
  }

  /** One listener for each place, however often the script opens it. */
  private OpenSocket listener(Player player, Endpoint endpoint) {
    return listeners.computeIfAbsent(
        endpoint.words(), words -> player.lines().make("listen " + words));
  }

  @Override
  public void end(Player player) {
    listeners
        .values()
        .forEach(listener -> player.lines().say(player.variables().handle(listener), "close"));
    listeners.clear();
  }

  // --- beside the script itself
  // ---------------------------------------------------------------------

  private @Nullable Object converse(Player player, Endpoint endpoint) {
    return endpoint.isDatagram() ? exchange(player, endpoint) : connect(player);
  }

  private Object connect(Player player) {
    OpenSocket listener = player.lines().make("listen 0");
    SocketHandle handle =
        player.variables().handle(player.lines().make("open tcp " + listener.label()));
    OpenSocket accepted =
        player.lines().make(listener.label() + " accept timeout " + Saying.time(player.limit()));
    player.lines().say(player.variables().handle(listener), "close");
    mirrors.put(handle, new Mirror(player, handle, accepted));
    return handle;
  }

  private @Nullable Object exchange(Player player, Endpoint endpoint) {
    OpenSocket device = player.lines().make("socket udp", "bind 127.0.0.1:0");
    SocketHandle handle =
        player.variables().handle(player.lines().make("open udp " + device.label()));
    Mirror mirror = new Mirror(player, handle, device);
    mirrors.put(handle, mirror);
    endpoint
        .payload()
        .ifPresent(
            given -> {
              var _ = player.verbs().tell(handle, "send", given);
            });
    return handle;
  }

  // --- what is said to a socket -----------------------------------------------------------------

  @Override
  public @Nullable Object tell(SocketHandle socket, String verb, Object[] given, Deed asWritten) {
    Mirror mirror = mirrors.get(socket);
    if (mirror == null) {
      return asWritten.perform();
    }
    if (beside == Beside.A_FOREIGN_CLIENT) {
      mirror.perform(verb, given);
      return verb.equals("eol") ? asWritten.perform() : null;
    }
    if (ANSWERED_BEFORE.contains(verb)) {
      before(mirror, socket, verb, given);
      return asWritten.perform();
    }
    Object answer = asWritten.perform();
    mirror.perform(verb, given);
    return answer;
  }

  private void before(Mirror mirror, SocketHandle socket, String verb, Object[] given) {
    if (socket.isDatagram() && wanted.equals(Optional.of(Errno.ECONNREFUSED))) {
      mirror.refuse();
    } else {
      mirror.perform(verb, given);
    }
  }

  @Override
  public @Nullable Object own(String word, Object[] given, Deed asWritten) {
    if (beside == Beside.A_FOREIGN_CLIENT && JUDGEMENTS.contains(word)) {
      return null;
    }
    Optional<Errno> before = wanted;
    if (given.length > 0 && given[0] instanceof Errno errno) {
      wanted = Optional.of(errno);
    }
    try {
      return asWritten.perform();
    } finally {
      wanted = before;
    }
  }
}
