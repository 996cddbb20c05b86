package socksh.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Call;
import socksh.kernel.Outcome;

/**
 * What has happened so far, in order. It keeps the newest events up to a number and a weight of
 * payload bytes, so that a session of days stays small, and says how many older ones it let go.
 */
public final class Journal {
  private static final int MOST_EVENTS = 20_000;
  private static final int FIRST_ROOM = 256;
  private static final long MOST_BYTES = 8 * 1024 * 1024;

  // A ring: event number n stands at n modulo its length, its weight beside it, so that letting an
  // old
  // event go does not have to look at it.
  private @Nullable Event[] ring = new Event[FIRST_ROOM];
  private int[] weights = new int[FIRST_ROOM];
  private long[] commands = new long[FIRST_ROOM];
  private long added;
  private long forgotten;
  private long bytes;

  /**
   * An event and the command that it belongs to: their number, counted from 1; 0 for what happened
   * beside them all.
   */
  public record Entry(long command, Event event) {}

  void add(Event event) {
    add(event, 0);
  }

  synchronized void add(Event event, long command) {
    makeRoom();
    int place = place(added++);
    ring[place] = event;
    commands[place] = command;
    weights[place] = weight(event);
    bytes += weights[place];
    while (bytes > MOST_BYTES && size() > 1) {
      forgetOldest();
    }
  }

  private int size() {
    return (int) (added - forgotten);
  }

  private int place(long number) {
    return (int) (number % ring.length);
  }

  private void makeRoom() {
    if (size() < ring.length) {
      return;
    }
    if (ring.length == MOST_EVENTS) {
      forgetOldest();
      return;
    }
    grow(Math.min(MOST_EVENTS, 2 * ring.length));
  }

  private void grow(int room) {
    @Nullable Event[] events = new Event[room];
    int[] heavy = new int[room];
    long[] whose = new long[room];
    for (long number = forgotten; number < added; number++) {
      events[(int) (number % room)] = ring[place(number)];
      heavy[(int) (number % room)] = weights[place(number)];
      whose[(int) (number % room)] = commands[place(number)];
    }
    ring = events;
    weights = heavy;
    commands = whose;
  }

  private void forgetOldest() {
    int place = place(forgotten++);
    bytes -= weights[place];
    ring[place] = null;
  }

  private static int weight(Event event) {
    return switch (event) {
      case Event.Returned returned when returned.call() instanceof Call.Send send ->
          send.bytes().length;
      case Event.Returned returned when returned.outcome() instanceof Outcome.Received received ->
          received.bytes().length;
      case Event.Shown shown when shown.report() instanceof Report.Received received ->
          received.bytes().length;
      case Event.Captured captured -> captured.segment().frame().length;
      case Event.Tapped(_, _, Passage.Carried carried) -> carried.bytes().length;
      default -> 0;
    };
  }

  /** A copy of all events it still has, the oldest first. */
  public synchronized List<Event> events() {
    List<Event> all = new ArrayList<>(size());
    for (long number = forgotten; number < added; number++) {
      all.add(Objects.requireNonNull(ring[place(number)]));
    }
    return all;
  }

  /** The same, each with the command it belongs to. */
  public synchronized List<Entry> entries() {
    List<Entry> all = new ArrayList<>(size());
    for (long number = forgotten; number < added; number++) {
      int place = place(number);
      all.add(new Entry(commands[place], Objects.requireNonNull(ring[place])));
    }
    return all;
  }

  /** How many events were let go. */
  public synchronized long forgotten() {
    return forgotten;
  }
}
