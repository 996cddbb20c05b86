package socksh.view.capture;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Fd;
import socksh.kernel.Protocol;
import socksh.kernel.Segment;
import socksh.session.Event;

/**
 * Which number on the wire the SYN of a socket of ours had, where that was not captured: what its
 * calls sent may leave later, but never earlier, and once it has all left.
 */
final class Numbers {
  private final Map<Long, Long> results = new HashMap<>();
  private final Set<Long> entered = new HashSet<>();
  private final Set<String> unsure = new HashSet<>();
  private final Set<String> fins = new HashSet<>();
  private final Map<String, Long> called = new HashMap<>();
  private final Map<Way, Bounds> bounds = new HashMap<>();

  private record Way(Address from, Address to) {
    static Way of(Address from, Address to) {
      return new Way(Directory.bare(from), Directory.bare(to));
    }
  }

  /**
   * @param lowest the first number that was seen
   * @param base the SYN had this number or a higher one
   */
  private record Bounds(long lowest, long base) {
    Bounds and(Bounds more) {
      return new Bounds(
          isBefore(more.lowest, lowest) ? more.lowest : lowest,
          isBefore(base, more.base) ? more.base : base);
    }

    /** Whether the calls account for all that was seen. */
    boolean fit() {
      return isBefore(base, lowest);
    }

    private static boolean isBefore(long one, long other) {
      return (int) (one - other) < 0;
    }
  }

  Numbers(List<Event> events) {
    events.forEach(this::prepare);
    events.forEach(this::hear);
  }

  /** The number of the SYN of this end, as far as it can be told from later ones. */
  Optional<Long> base(@Nullable Address from, @Nullable Address to) {
    return from == null || to == null
        ? Optional.empty()
        : Optional.ofNullable(bounds.get(Way.of(from, to))).filter(Bounds::fit).map(Bounds::base);
  }

  private void prepare(Event event) {
    if (event instanceof Event.Entered begun) {
      entered.add(begun.id());
    } else if (event instanceof Event.Returned returned) {
      results.put(returned.id(), returned.outcome().ok() ? returned.outcome().value() : 0);
      if (!entered.contains(returned.id())) {
        unsure.addAll(returned.labels().all());
      }
    } else if (event instanceof Event.Captured seen && seen.segment().has(Segment.Flag.FIN)) {
      fins.add(seen.from());
    }
  }

  private void hear(Event event) {
    switch (event) {
      case Event.Entered begun -> entered(begun.id(), begun.labels(), begun.call());
      case Event.Captured(_, String from, String to, Segment segment)
          when segment.protocol() == Protocol.TCP && !segment.has(Segment.Flag.RST) -> {
        int flags = segment.has(Segment.Flag.SYN) || segment.has(Segment.Flag.FIN) ? 1 : 0;
        Way way = Way.of(segment.from(), segment.to());
        seen(from, way, segment.seq(), segment.seq() + segment.length() + flags);
        if (segment.has(Segment.Flag.ACK)) {
          seen(to, Way.of(segment.to(), segment.from()), segment.ack(), segment.ack());
        }
      }
      default -> {}
    }
  }

  private void entered(long id, Event.Labels labels, Call call) {
    switch (call) {
      case Call.Send(Fd fd, byte[] bytes, _) -> sends(id, labels.of(fd), bytes.length);
      case Call.SendTo(Fd fd, byte[] bytes, _, _) -> sends(id, labels.of(fd), bytes.length);
      case Call.SendFile(Fd fd, _, _, long count) -> sends(id, labels.of(fd), count);
      case Call.SendMapped(Fd fd, _, _, long count) -> sends(id, labels.of(fd), count);
      case Call.Shutdown(Fd fd, Call.How how) when how != Call.How.SHUT_RD -> ends(labels.of(fd));
      case Call.Close(Fd fd) -> ends(labels.of(fd));
      default -> {}
    }
  }

  /** A call that has not returned may have sent all that it was given. */
  private void sends(long id, String label, long given) {
    called.merge(label, results.getOrDefault(id, given), Long::sum);
  }

  /** A FIN takes a number too, where the end was one and not a reset. */
  private void ends(String label) {
    if (fins.remove(label)) {
      called.merge(label, 1L, Long::sum);
    }
  }

  /** A socket of ours has sent a number, up to another that came before {@code next}. */
  private void seen(String label, Way way, long number, long next) {
    if (!label.isEmpty() && !unsure.contains(label)) {
      long base = next - called.getOrDefault(label, 0L) - 1;
      bounds.merge(way, new Bounds(number, base), Bounds::and);
    }
  }
}
