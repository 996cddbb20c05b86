package socksh.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Family;
import socksh.kernel.Fd;
import socksh.kernel.Kernel;
import socksh.kernel.Outcome;
import socksh.kernel.Protocol;
import socksh.kernel.Segment;

/**
 * Whose a segment is: the addresses of the session's sockets, and of connections that were closed
 * and go on in the kernel. It asks the kernel for names off the record, and learns the rest from
 * the calls. One thread at a time.
 */
final class Parties {
  private static final int MOST = 1000;

  private final Kernel kernel;
  private final Sockets sockets;
  private final Deque<End> known = new ArrayDeque<>();
  private final Map<String, Address> calling = new HashMap<>();

  /**
   * One end of a conversation.
   *
   * @param label the socket as the shell calls it
   * @param peer the other end, for a connection
   */
  private record End(String label, Protocol protocol, Address local, Optional<Address> peer) {

    boolean is(Segment segment, Address mine, Address other) {
      return protocol == segment.protocol()
          && fits(local, mine)
          && peer.map(address -> fits(address, other)).orElse(true);
    }
  }

  Parties(Kernel kernel, Sockets sockets) {
    this.kernel = kernel;
    this.sockets = sockets;
  }

  private static boolean fits(Address told, Address seen) {
    return told.port() == seen.port() && (told.isAny() || bare(told).equals(seen));
  }

  /** As a packet has it: an IPv4 address in IPv6 clothes without them, and without its scope. */
  private static Address bare(Address address) {
    return address.unmapped() instanceof Address.Inet6(long high, long low, int _, int port)
        ? new Address.Inet6(high, low, 0, port)
        : address.unmapped();
  }

  /** The event of a segment, if one of the two ends is ours. */
  Optional<Event.Captured> event(long at, Segment segment) {
    String from = label(segment, segment.from(), segment.to());
    String to = label(segment, segment.to(), segment.from());
    return from.isEmpty() && to.isEmpty()
        ? Optional.empty()
        : Optional.of(new Event.Captured(at, from, to, segment));
  }

  /** A connection rather than a listener, the newest first. */
  private String label(Segment segment, Address mine, Address other) {
    String listener = "";
    for (End end : known) {
      if (end.is(segment, mine, other)) {
        if (end.peer().isPresent()) {
          return end.label();
        }
        listener = listener.isEmpty() ? end.label() : listener;
      }
    }
    return listener;
  }

  /**
   * Learns the names that sockets have got meanwhile, and whether this is the SYN of a connect that
   * is being made: when that was refused, the kernel knows no name any more.
   */
  void learnFrom(Segment segment) {
    sockets.all().stream().filter(socket -> !socket.accepted()).forEach(this::learn);
    if (!segment.has(Segment.Flag.SYN) || segment.has(Segment.Flag.ACK)) {
      return;
    }
    for (Map.Entry<String, Address> call : calling.entrySet()) {
      if (fits(call.getValue(), segment.to()) && isNameless(call.getKey())) {
        add(new End(call.getKey(), Protocol.TCP, segment.from(), Optional.of(segment.to())));
        return;
      }
    }
  }

  private boolean isNameless(String label) {
    return known.stream().noneMatch(end -> end.label().equals(label));
  }

  /** Learns the names of all open sockets. */
  void learnAll() {
    sockets.all().forEach(this::learn);
  }

  private void learn(OpenSocket socket) {
    if (socket.family() != Family.UNIX
        && kernel.perform(new Call.Name(socket.fd())) instanceof Outcome.Named(Address local)
        && local.port() != 0) {
      add(
          new End(
              socket.label(),
              socket.isTcp() ? Protocol.TCP : Protocol.UDP,
              local,
              socket.isTcp() ? peer(socket) : Optional.empty()));
    }
  }

  private Optional<Address> peer(OpenSocket socket) {
    return socket.peer().or(() -> Optional.ofNullable(calling.get(socket.label())));
  }

  private void add(End end) {
    known.remove(end);
    known.addFirst(end);
    if (known.size() > MOST) {
      known.removeLast();
    }
  }

  /** Takes note of what a call begins or has become. */
  void follow(Event event) {
    switch (event) {
      case Event.Entered(_, _, _, var labels, Call.Connect(Fd fd, Address to)) -> {
        forget(labels.of(fd));
        calling.put(labels.of(fd), to);
      }
      case Event.Returned returned -> follow(returned);
      default -> {}
    }
  }

  private void follow(Event.Returned returned) {
    switch (returned.call()) {
      case Call.Connect(Fd fd, _) -> {
        learn(fd);
        calling.remove(returned.labels().of(fd));
      }
      case Call.Bind(Fd fd, _) -> learn(fd);
      case Call.Listen(Fd fd, _) -> learn(fd);
      case Call.Accept _ when returned.outcome() instanceof Outcome.Accepted(Fd fd, _) -> learn(fd);
      case Call.Close(Fd fd) -> closed(returned.labels().of(fd));
      default -> {}
    }
  }

  private void learn(Fd fd) {
    sockets.of(fd).ifPresent(this::learn);
  }

  private void forget(String label) {
    known.removeIf(end -> end.label().equals(label));
  }

  /** A connection goes on in the kernel when it is closed; what was no connection is over. */
  private void closed(String label) {
    known.removeIf(end -> end.label().equals(label) && end.peer().isEmpty());
  }
}
