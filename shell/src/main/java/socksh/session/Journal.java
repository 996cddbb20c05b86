package socksh.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import socksh.kernel.Call;
import socksh.kernel.Outcome;

/**
 * What has happened so far, in order. It keeps the newest events up to a number and a weight of
 * payload bytes, so that a session of days stays small, and says how many older ones it let go.
 */
public final class Journal {
  private static final int MOST_EVENTS = 20_000;
  private static final long MOST_BYTES = 8 * 1024 * 1024;

  private final ArrayDeque<Event> events = new ArrayDeque<>();
  private long bytes;
  private long forgotten;

  synchronized void add(Event event) {
    events.addLast(event);
    bytes += weight(event);
    while (events.size() > MOST_EVENTS || bytes > MOST_BYTES && events.size() > 1) {
      bytes -= weight(events.removeFirst());
      forgotten++;
    }
  }

  private static int weight(Event event) {
    return switch (event) {
      case Event.Returned returned when returned.call() instanceof Call.Send send ->
          send.bytes().length;
      case Event.Returned returned when returned.outcome() instanceof Outcome.Received received ->
          received.bytes().length;
      case Event.Shown shown when shown.report() instanceof Report.Received received ->
          received.bytes().length;
      default -> 0;
    };
  }

  /** A copy of all events it still has, the oldest first. */
  public synchronized List<Event> events() {
    return new ArrayList<>(events);
  }

  /** How many events were let go. */
  public synchronized long forgotten() {
    return forgotten;
  }
}
