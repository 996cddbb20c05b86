package socksh.view.capture;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Protocol;
import socksh.kernel.Segment;
import socksh.session.Event;

/**
 * Captured segments that are still to be told. A call may return before all that it sent has left:
 * what the wire has of it later is told first, so that only the rest is made from the call.
 */
final class Coming {
  private final Map<Set<Address>, Queue<Event.Captured>> segments = new HashMap<>();
  private final Numbers numbers;

  Coming(List<Event> events) {
    for (Event event : events) {
      if (event instanceof Event.Captured captured
          && captured.segment().protocol() == Protocol.TCP) {
        Segment segment = captured.segment();
        segments
            .computeIfAbsent(ends(segment.from(), segment.to()), _ -> new ArrayDeque<>())
            .add(captured);
      }
    }
    this.numbers = new Numbers(events);
  }

  private static Set<Address> ends(Address one, Address other) {
    return Set.copyOf(List.of(Directory.bare(one), Directory.bare(other)));
  }

  /** Takes a segment whose turn it is; whether it was still to be told. */
  boolean take(Event.Captured event) {
    Queue<Event.Captured> queue = between(event.segment().from(), event.segment().to());
    return event.equals(queue.peek()) && queue.poll() != null;
  }

  /** Tells what the wire has later of a side's stream, as far as this end of a call's bytes. */
  void tell(Flow flow, Side from, long end) {
    number(flow.client(), flow.server());
    boolean more = from.isNumbered();
    while (more && isOpen(flow, from) && from.told() < end) {
      more = tellUpTo(flow, it -> flow.isFrom(from, it) && from.isNew(it, end));
    }
  }

  /** Tells the FIN or the reset of a side that the wire has later, with all before it. */
  void tellEnd(Flow flow, Side from) {
    if (isOpen(flow, from)) {
      tellUpTo(
          flow,
          it -> flow.isFrom(from, it) && (it.has(Segment.Flag.FIN) || it.has(Segment.Flag.RST)));
    }
  }

  private static boolean isOpen(Flow flow, Side from) {
    return !flow.over() && !from.ended();
  }

  private boolean tellUpTo(Flow flow, Predicate<Segment> meant) {
    List<Event.Captured> next = takeUpTo(flow, meant);
    next.forEach(flow::captured);
    return !next.isEmpty();
  }

  /** The segments of a connection up to the first that is meant; none where none is. */
  private List<Event.Captured> takeUpTo(Flow flow, Predicate<Segment> meant) {
    Queue<Event.Captured> queue = between(flow.client().address(), flow.server().address());
    int count = 0;
    for (Event.Captured each : queue) {
      count++;
      if (each.segment().has(Segment.Flag.SYN)) {
        break;
      }
      if (meant.test(each.segment())) {
        return Stream.generate(queue::remove).limit(count).toList();
      }
    }
    return List.of();
  }

  private Queue<Event.Captured> between(@Nullable Address one, @Nullable Address other) {
    return one == null || other == null
        ? new ArrayDeque<>()
        : segments.getOrDefault(ends(one, other), new ArrayDeque<>());
  }

  /** Takes note of what can be told of a connection's numbers before the first of them is seen. */
  void number(Side one, Side other) {
    numbers.base(one.address(), other.address()).ifPresent(one::base);
    numbers.base(other.address(), one.address()).ifPresent(other::base);
  }
}
