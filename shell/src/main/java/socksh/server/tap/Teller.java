package socksh.server.tap;

import java.nio.file.Path;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Fd;
import socksh.kernel.Kind;
import socksh.session.Event;
import socksh.session.Passage;
import socksh.session.Session;

/** Tells the session what happens on one connection, and counts. Safe for use by two threads. */
final class Teller {
  private final Session session;
  private final String door;
  private final String connection;
  private final Plan.Shown shown;
  private final long began;
  private final Direction there;
  private final Direction back;

  Teller(Session session, String door, String connection, Plan.Shown shown) {
    this.session = session;
    this.door = door;
    this.connection = connection;
    this.shown = shown;
    this.began = session.now();
    this.there = new Direction(Passage.Way.THERE, this);
    this.back = new Direction(Passage.Way.BACK, this);
  }

  Direction direction(Passage.Way way) {
    return way == Passage.Way.THERE ? there : back;
  }

  void came(Address client, Address server, Kind kind) {
    tell(new Passage.Came(door, client, server, kind));
  }

  void over() {
    there.over();
    back.over();
    tell(new Passage.Over(there.bytes(), back.bytes(), session.now() - began));
  }

  void tell(Passage passage) {
    session.publish(new Event.Tapped(session.now(), connection, passage));
  }

  void cannotKeep(Path file, Errno why) {
    session.remark(file + " is not written: " + why.name() + " (" + why.words() + ")");
  }

  void close(Fd fd) {
    session.kernel().perform(new Call.Close(fd));
  }

  long now() {
    return session.now();
  }

  /** Whether only the totals are told, to those who do not want every byte. */
  boolean tellsTotals() {
    return shown == Plan.Shown.TOTALS;
  }

  /** Whether somebody who watches wants every byte. */
  boolean wantsAll() {
    return session.isWatchedClosely();
  }
}
