package socksh.script.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import socksh.session.Event;
import socksh.session.Journal;
import socksh.session.Passage;
import socksh.session.Session;
import socksh.session.View;

/**
 * All events from the beginning of a recording on, and those that the journal had before. Of what
 * goes through taps it keeps so much that any script has room; after that of each connection that
 * is there one event that shows the gap, and nothing of those that come.
 */
final class Tape implements View {
  /** How heavy what went through taps may be: more than anybody reads as a script. */
  static final long MOST = 64L * 1024 * 1024;

  private static final int WEIGHT_OF_EVENT = 128;

  private final Session session;
  private final Path file;
  private final String title;
  private final long from;
  private final List<Journal.Entry> entries;
  private final Set<String> whole = new HashSet<>();
  private long weight;
  private long passages;
  private long tapped;

  Tape(Session session, Path file, String title) {
    this.session = session;
    this.file = file;
    this.title = title;
    this.from = session.command();
    this.entries = new ArrayList<>(session.journal().entries());
    this.entries.removeIf(entry -> entry.event() instanceof Event.Tapped);
  }

  @Override
  public synchronized void see(Event event) {
    if (!(event instanceof Event.Tapped passing)) {
      keep(event);
    } else if (isFull()) {
      seeTooLate(passing);
    } else {
      keep(passing);
      weigh(passing);
    }
  }

  private void keep(Event event) {
    entries.add(new Journal.Entry(session.command(), event));
  }

  private void weigh(Event.Tapped event) {
    switch (event.passage()) {
      case Passage.Came _ -> whole.add(event.connection());
      case Passage.Over _ -> whole.remove(event.connection());
      case Passage.Carried carried -> tapped += carried.bytes().length;
      default -> {}
    }
    weight = tapped + (long) WEIGHT_OF_EVENT * ++passages;
  }

  /** Who only has to say goodbye is told of in full; who goes on talking has a gap from here on. */
  private void seeTooLate(Event.Tapped event) {
    if (event.passage() instanceof Passage.Disturbed || !whole.contains(event.connection())) {
      return;
    }
    if (event.passage() instanceof Passage.Carried carried) {
      whole.remove(event.connection());
      keep(new Event.Tapped(event.at(), event.connection(), counted(carried)));
    } else {
      keep(event);
    }
  }

  private static Passage counted(Passage.Carried carried) {
    return new Passage.Carried(
        carried.way(), carried.offset(), new byte[0], Math.max(1, carried.length()));
  }

  /** What was prepared before anybody looked on belongs to the script too. */
  @Override
  public boolean isBackstage() {
    return true;
  }

  @Override
  public synchronized boolean wantsBytes() {
    return !isFull();
  }

  /** Whether bytes that went through taps are missing. */
  synchronized boolean isFull() {
    return weight > MOST;
  }

  /** How many bytes that went through taps are kept. */
  synchronized long tapped() {
    return tapped;
  }

  /** Where the script goes. */
  Path file() {
    return file;
  }

  String title() {
    return title;
  }

  /** The command with which the recording began. */
  long from() {
    return from;
  }

  synchronized List<Journal.Entry> entries() {
    return List.copyOf(entries);
  }
}
