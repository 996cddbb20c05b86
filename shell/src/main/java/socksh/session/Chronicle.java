package socksh.session;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a session as it is written down and shown, one event at a time; and what is
 * looked up beside it, where somebody wants to know: how sockets stand after a call, and what goes
 * over loopback. Safe for use by several threads.
 */
final class Chronicle {
  private final Session session;
  private final Journal journal = new Journal();
  private final Audience audience;
  private final Object turn = new Object();
  private volatile @Nullable Lookout lookout;
  private volatile @Nullable Wire wire;

  Chronicle(Session session, Audience audience) {
    this.session = session;
    this.audience = audience;
  }

  Journal journal() {
    return journal;
  }

  /** Writes an event of a command down and shows it. */
  void add(Event event, long command) {
    synchronized (turn) {
      Wire recording = wire;
      if (recording != null) {
        recording.before(event);
      }
      write(event, command);
    }
  }

  private void write(Event event, long command) {
    journal.add(event, command);
    audience.see(event);
  }

  /** What goes over loopback; recorded from the moment it is switched on. */
  Wire wire() {
    synchronized (turn) {
      Wire made = wire;
      if (made == null) {
        Parties parties = new Parties(session.kernel(), session.sockets());
        made = new Wire(parties, session::now, event -> write(event, 0), turn);
        wire = made;
      }
      return made;
    }
  }

  /** From now on how sockets stand is looked up. */
  synchronized Lookout lookOut() {
    Lookout looking = lookout;
    if (looking == null) {
      looking = new Lookout(session);
      lookout = looking;
    }
    return looking;
  }

  /** How the sockets of a call stand, where that is looked up. */
  Optional<Event.Stood> after(Event.Returned returned) {
    Lookout looking = lookout;
    return looking == null ? Optional.empty() : looking.after(returned);
  }

  /** How the sockets of a notice stand, where that is looked up. */
  Optional<Event.Stood> after(Notice notice) {
    Lookout looking = lookout;
    return looking == null ? Optional.empty() : looking.after(notice);
  }

  /** Nothing more is looked up. */
  void end() {
    Lookout looking = lookout;
    if (looking != null) {
      looking.close();
    }
    Wire recording = wire;
    if (recording != null) {
      recording.off();
    }
  }
}
