package socksh.server.tap;

import socksh.kernel.Address;
import socksh.kernel.Kind;
import socksh.session.Event;
import socksh.session.Passage;
import socksh.session.Session;

/** Tells the session what happens on one connection, and counts. Safe for use by two threads. */
final class Teller {
  private final Session session;
  private final String connection;
  private final long began;
  private final Direction there;
  private final Direction back;

  Teller(Session session, String connection) {
    this.session = session;
    this.connection = connection;
    this.began = session.now();
    this.there = new Direction(Passage.Way.THERE, this);
    this.back = new Direction(Passage.Way.BACK, this);
  }

  Direction direction(Passage.Way way) {
    return way == Passage.Way.THERE ? there : back;
  }

  void came(Address client, Address server, Kind kind) {
    tell(new Passage.Came(client, server, kind));
  }

  void over() {
    tell(new Passage.Over(there.bytes(), back.bytes(), session.now() - began));
  }

  void tell(Passage passage) {
    session.publish(new Event.Tapped(session.now(), connection, passage));
  }

  long now() {
    return session.now();
  }

  /** Whether somebody who watches wants every byte. */
  boolean wantsAll() {
    return session.isWatchedClosely();
  }
}
