package socksh.view.capture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Fd;
import socksh.kernel.Outcome;
import socksh.kernel.Protocol;
import socksh.session.Event;

/**
 * Tells datagrams, each once: one that was captured is not told again by the call that sent it, and
 * none by the call that received it.
 */
final class Datagrams {
  /** Those that may still be met again; older ones went elsewhere or were lost. */
  private static final int MOST_IN_FLIGHT = 512;

  private final Directory directory;
  private final Map<String, Address> peers = new HashMap<>();
  private final List<Told> all = new ArrayList<>();
  private final Deque<InFlight> flying = new ArrayDeque<>();

  /** A packet and the sockets of this shell that it concerns. */
  private record Told(Packet packet, Set<String> labels) {}

  private static final class InFlight {
    private final Address from;
    private final Address to;
    private final long length;
    private final Set<String> labels;
    private boolean sent;
    private boolean received;

    InFlight(Address from, Address to, long length, Set<String> labels) {
      this.from = from;
      this.to = to;
      this.length = length;
      this.labels = labels;
    }

    boolean is(Address sender, Address receiver, long bytes) {
      return length == bytes && Directory.isSame(from, sender) && Directory.isSame(to, receiver);
    }
  }

  Datagrams(Directory directory) {
    this.directory = directory;
  }

  Stream<Packet> packets(Set<String> wanted) {
    return all.stream()
        .filter(told -> wanted.isEmpty() || told.labels().stream().anyMatch(wanted::contains))
        .map(Told::packet);
  }

  void captured(Event.Captured event) {
    Set<String> labels = new HashSet<>(Set.of(event.from()));
    labels.add(event.to());
    all.add(new Told(Packet.captured(event.at(), event.segment(), List::of), labels));
    fly(
        new InFlight(
            event.segment().from(), event.segment().to(), event.segment().length(), labels));
  }

  private InFlight fly(InFlight datagram) {
    flying.addLast(datagram);
    if (flying.size() > MOST_IN_FLIGHT) {
      flying.removeFirst();
    }
    return datagram;
  }

  void returned(Event.Returned event) {
    switch (event.call()) {
      case Call.Connect(Fd fd, Address to) when event.outcome().ok() -> {
        if (isUdp(event, fd)) {
          peers.put(event.labels().of(fd), to);
        }
      }
      case Call.Send(Fd fd, _, _) when isUdp(event, fd) ->
          peer(event.labels().of(fd)).ifPresent(to -> sent(event, event.labels().of(fd), to));
      case Call.SendTo(Fd fd, _, _, Address to) when isUdp(event, fd) ->
          sent(event, event.labels().of(fd), to);
      case Call.Recv(Fd fd, _, var flags)
          when isUdp(event, fd) && !flags.contains(Call.Flag.MSG_PEEK) ->
          received(event, event.labels().of(fd));
      case Call.RecvFrom(Fd fd, _, var flags)
          when isUdp(event, fd) && !flags.contains(Call.Flag.MSG_PEEK) ->
          received(event, event.labels().of(fd));
      default -> {}
    }
  }

  private boolean isUdp(Event.Returned event, Fd fd) {
    return directory.is(event.labels().of(fd), Protocol.UDP);
  }

  private Optional<Address> peer(String label) {
    return Optional.ofNullable(peers.get(label)).or(() -> directory.peer(label));
  }

  private void sent(Event.Returned event, String label, Address to) {
    Address there = Directory.target(to);
    Address here = here(label, there);
    Content.sent(event)
        .ifPresent(
            content -> {
              InFlight known =
                  find(datagram -> !datagram.sent && datagram.is(here, there, content.length()));
              InFlight datagram = known == null ? told(event, label, here, there, content) : known;
              datagram.sent = true;
            });
  }

  private Address here(String label, Address there) {
    return directory.beside(label, there).orElseGet(() -> Directory.standIn(label, there));
  }

  private void received(Event.Returned event, String label) {
    if (!(event.outcome() instanceof Outcome.Received received)) {
      return;
    }
    received
        .from()
        .or(() -> peer(label))
        .map(Directory::bare)
        .ifPresent(from -> received(event, label, from, Content.received(received)));
  }

  private void received(Event.Returned event, String label, Address from, Content content) {
    Address here = here(label, from);
    InFlight known =
        find(datagram -> !datagram.received && datagram.is(from, here, content.length()));
    InFlight datagram = known == null ? told(event, label, from, here, content) : known;
    datagram.received = true;
    datagram.sent = true;
    datagram.labels.add(label);
  }

  private @Nullable InFlight find(Predicate<InFlight> wanted) {
    return flying.stream().filter(wanted).findFirst().orElse(null);
  }

  private InFlight told(
      Event.Returned event, String label, Address from, Address to, Content content) {
    Set<String> labels = new HashSet<>(Set.of(label));
    byte[] bytes = content.bytes();
    all.add(
        new Told(
            Packet.made(event.at(), () -> Headers.udp(from, to, bytes), content::comments),
            labels));
    return fly(new InFlight(from, to, content.length(), labels));
  }
}
