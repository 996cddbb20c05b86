package socksh.script;

import groovy.lang.GroovyObjectSupport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;
import socksh.session.OpenSocket;

/** A socket as a script holds it: every verb of the shell is a method of it. */
public final class SocketHandle extends GroovyObjectSupport {
  private static final Map<String, Function<SocketHandle, @Nullable Object>> ATTRIBUTES =
      new LinkedHashMap<>();

  static {
    ATTRIBUTES.put("local", each -> each.local().map(Address::toString).orElse(null));
    ATTRIBUTES.put("localPort", each -> each.local().map(Address::port).orElse(0));
    ATTRIBUTES.put("peer", each -> each.socket.peer().map(Address::toString).orElse(null));
    ATTRIBUTES.put("peerPort", each -> each.socket.peer().map(Address::port).orElse(0));
    ATTRIBUTES.put("name", each -> each.socket.name().orElse(null));
    ATTRIBUTES.put("label", each -> each.socket.label());
    ATTRIBUTES.put("kind", each -> each.socket.protocol());
    ATTRIBUTES.put("fd", each -> each.socket.fd().number());
    ATTRIBUTES.put("state", each -> KernelState.of(each).state());
    ATTRIBUTES.put("queued", each -> KernelState.of(each).queued());
    ATTRIBUTES.put("unread", each -> KernelState.of(each).unread());
    ATTRIBUTES.put("unsent", each -> KernelState.of(each).unsent());
    ATTRIBUTES.put("drops", each -> KernelState.of(each).drops());
    ATTRIBUTES.put("sender", each -> each.sender.map(Address::toString).orElse(null));
    ATTRIBUTES.put("bytesIn", each -> each.socket.bytesIn());
    ATTRIBUTES.put("bytesOut", each -> each.socket.bytesOut());
  }

  private final Player player;
  private final OpenSocket socket;
  private int sent;
  private Optional<Address> sender = Optional.empty();

  SocketHandle(Player player, OpenSocket socket) {
    this.player = player;
    this.socket = socket;
  }

  /** What a script may ask of a socket without a call of its own, for completion. */
  public static Set<String> attributes() {
    return ATTRIBUTES.keySet();
  }

  /** The socket of the session. */
  public OpenSocket socket() {
    return socket;
  }

  Player player() {
    return player.voices().here();
  }

  boolean isDatagram() {
    return socket.kind() == Kind.DGRAM;
  }

  /** Whether the session still has it. */
  public boolean isOpen() {
    return player().session().sockets().all().contains(socket);
  }

  /** How many bytes the last send sent. */
  int sent() {
    return sent;
  }

  /** A command said to it was answered: how much was sent, who sent a datagram. */
  void answered(Optional<Outcome> outcome) {
    if (outcome.isPresent() && outcome.get() instanceof Outcome.Received received) {
      sender = received.from();
    }
    if (outcome.isPresent() && outcome.get() instanceof Outcome.Done(long bytes)) {
      sent = (int) bytes;
    }
  }

  /** Where it is bound, as the kernel says. */
  Optional<Address> local() {
    if (!isOpen()) {
      return Optional.empty(); // its descriptor may be another's by now
    }
    return player().session().kernel().perform(new Call.Name(socket.fd()))
            instanceof Outcome.Named(Address address)
        ? Optional.of(address)
        : Optional.empty();
  }

  @Override
  public @Nullable Object getProperty(String name) {
    Function<SocketHandle, @Nullable Object> attribute = ATTRIBUTES.get(name);
    if (attribute == null) {
      throw player().verbs().unknownAttribute(name);
    }
    return attribute.apply(this);
  }

  @Override
  public @Nullable Object invokeMethod(String name, Object arguments) {
    return player().verbs().tell(this, name, (Object[]) arguments);
  }

  /** Its name, or its number with a hash. */
  @Override
  public String toString() {
    return socket.name().orElse(socket.label());
  }
}
