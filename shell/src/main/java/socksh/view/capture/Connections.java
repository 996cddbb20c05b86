package socksh.view.capture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Segment;
import socksh.session.Event;

/** All connections so far, found by a socket's label or by addresses. */
final class Connections {
  private final List<Flow> all = new ArrayList<>();
  private final Map<String, Flow> current = new HashMap<>();
  private final Map<Ends, Flow> seen = new HashMap<>();
  private final Coming coming;

  private record Ends(Address from, Address to) {
    static Ends of(Address from, Address to) {
      return new Ends(Directory.bare(from), Directory.bare(to));
    }
  }

  /**
   * @param events all that will be told
   */
  Connections(List<Event> events) {
    this.coming = new Coming(events);
  }

  List<Flow> all() {
    return all;
  }

  Flow begin(Side client, Side server) {
    Flow flow = new Flow(client, server, "", coming);
    all.add(flow);
    belongs(flow, flow.client(), flow.client().label());
    return flow;
  }

  /** From now on this is the connection of that socket, which is that end of it. */
  void belongs(Flow flow, Side end, String label) {
    if (!label.isEmpty()) {
      end.label(label);
      flow.concerns(label);
      current.put(label, flow);
    }
  }

  /** A segment of it was captured, and may have been told already. */
  void captured(Flow flow, Event.Captured event) {
    Segment segment = event.segment();
    if (coming.take(event)) {
      flow.captured(event);
    }
    seen.put(Ends.of(segment.from(), segment.to()), flow);
    seen.put(Ends.of(segment.to(), segment.from()), flow);
  }

  /** The connection that a socket has now, or had last. */
  Optional<Flow> of(String label) {
    return Optional.ofNullable(current.get(label));
  }

  /** The connection of a captured segment. */
  Optional<Flow> of(Event.Captured event) {
    Segment segment = event.segment();
    return Optional.ofNullable(seen.get(Ends.of(segment.from(), segment.to())))
        .or(() -> of(event.from()).filter(flow -> fits(flow, segment)))
        .or(() -> of(event.to()).filter(flow -> fits(flow, segment)));
  }

  private static boolean fits(Flow flow, Segment segment) {
    return !flow.over()
        && (isBetween(flow, segment.from(), segment.to())
            || isBetween(flow, segment.to(), segment.from()));
  }

  private static boolean isBetween(Flow flow, @Nullable Address client, @Nullable Address server) {
    return isOpenTo(flow.client(), client) && isOpenTo(flow.server(), server);
  }

  private static boolean isOpenTo(Side side, @Nullable Address address) {
    return side.address() == null || Directory.isSame(side.address(), address);
  }

  /** The connection between two addresses whose other end is a socket of this shell. */
  Optional<Flow> between(@Nullable Address one, Address other) {
    return all.stream()
        .filter(flow -> !flow.over() && one != null)
        .filter(flow -> !flow.client().isOurs() || !flow.server().isOurs())
        .filter(flow -> isBetween(flow, one, other) || isBetween(flow, other, one))
        .findFirst();
  }

  /**
   * The connection that accept has given out: the one that this peer has made, or the first whose
   * own address nobody knows yet.
   *
   * @param listener where the listener is, if that is known
   */
  Optional<Flow> waiting(Address peer, @Nullable Address listener) {
    List<Flow> candidates = all.stream().filter(flow -> !flow.server().isOurs()).toList();
    return candidates.stream()
        .filter(flow -> Directory.isSame(flow.client().address(), peer))
        .reduce((_, last) -> last)
        .or(
            () ->
                candidates.stream()
                    .filter(flow -> flow.client().address() == null && flow.client().isOurs())
                    .filter(flow -> isAt(flow.server(), listener, peer))
                    .findFirst());
  }

  private static boolean isAt(Side server, @Nullable Address listener, Address peer) {
    Address there = server.address();
    return listener != null
        && there != null
        && there.port() == listener.port()
        && there.family() == peer.unmapped().family();
  }
}
