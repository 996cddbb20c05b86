package socksh.script.record;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import socksh.session.Event;
import socksh.session.Journal;
import socksh.session.Passage;
import socksh.session.Session;
import socksh.session.View;

/**
 * All events from the beginning of a recording on, and those that the journal had before. Of the
 * bytes that go through taps it keeps so many; the rest is counted.
 */
final class Tape implements View {
  /** How many bytes that went through taps are kept: more than anybody reads as a script. */
  static final long MOST = 64L * 1024 * 1024;

  private final Session session;
  private final Path file;
  private final String title;
  private final long from;
  private final List<Journal.Entry> entries;
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
    entries.add(new Journal.Entry(session.command(), kept(event)));
  }

  private Event kept(Event event) {
    if (event instanceof Event.Tapped(long at, String connection, Passage.Carried carried)) {
      tapped += carried.bytes().length;
      if (isFull()) {
        Passage.Carried counted =
            new Passage.Carried(carried.way(), carried.offset(), new byte[0], carried.length());
        return new Event.Tapped(at, connection, counted);
      }
    }
    return event;
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
    return tapped > MOST;
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
