package socksh.script.record;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import socksh.kernel.Errno;
import socksh.kernel.Kind;
import socksh.session.Ending;
import socksh.session.Event;
import socksh.session.Journal;
import socksh.session.Passage;
import socksh.session.Passage.Way;

/**
 * What was overseen at a tap, told as if the client had sat at this shell: the commands that would
 * have done the same, with the answers that the kernel gave it. So a recording has one language for
 * all that it writes of. What a client said without a pause for an answer is one sending, however
 * the tap received it. A connection of which bytes are missing is left out: nobody can play it.
 */
final class Overseen {
  private final List<Journal.Entry> told = new ArrayList<>();
  private final Map<String, Stand> stands = new LinkedHashMap<>();
  private final Set<String> incomplete;
  private int clients;

  /** A client, and what it has said that is not told yet. */
  private static final class Stand {
    private final StandIn client;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private boolean isOpen;
    private boolean heardTheEnd;
    private boolean isOver;
    private long at;

    Stand(StandIn client) {
      this.client = client;
    }
  }

  private Overseen(Set<String> incomplete) {
    this.incomplete = incomplete;
  }

  /** The same entries, with commands in the place of what went through a tap. */
  static List<Journal.Entry> asCommands(List<Journal.Entry> entries) {
    Overseen overseen = new Overseen(incomplete(entries));
    entries.forEach(overseen::take);
    overseen.stands.values().forEach(overseen::say);
    return overseen.told;
  }

  /** The connections of which bytes are missing, because more came than a journal keeps. */
  static Set<String> incomplete(List<Journal.Entry> entries) {
    Set<String> begun = new HashSet<>();
    Set<String> missing = new TreeSet<>();
    Map<String, Long> next = new HashMap<>();
    for (Journal.Entry entry : entries) {
      if (entry.event() instanceof Event.Tapped(_, String connection, Passage passage)) {
        if (passage instanceof Passage.Came) {
          begun.add(connection);
        } else if (!begun.contains(connection) || hasGap(connection, passage, next)) {
          missing.add(connection);
        }
      }
    }
    return missing;
  }

  private static boolean hasGap(String connection, Passage passage, Map<String, Long> next) {
    if (passage instanceof Passage.Carried(Way way, long offset, byte[] bytes, long length)) {
      Long before = next.put(connection + way, offset + length);
      return offset != (before == null ? 0 : before) || bytes.length < length;
    }
    return passage instanceof Passage.Over(long there, long back, _)
        && (there != next.getOrDefault(connection + Way.THERE, 0L)
            || back != next.getOrDefault(connection + Way.BACK, 0L));
  }

  private void take(Journal.Entry entry) {
    if (!(entry.event() instanceof Event.Tapped(long at, String connection, Passage passage))) {
      told.add(entry);
    } else if (incomplete.contains(connection)) {
      return;
    } else if (passage instanceof Passage.Came came) {
      stands.put(connection, new Stand(new StandIn(++clients, came, told::add)));
    } else {
      Stand stand = stands.get(connection);
      if (stand != null) {
        take(stand, at, passage);
      }
    }
  }

  private void take(Stand stand, long at, Passage passage) {
    switch (passage) {
      case Passage.Came _ -> {}
      case Passage.Refused(_, Errno why, Kind kind) -> refused(stand, at, why, kind);
      case Passage.Carried carried -> carried(stand, at, carried);
      case Passage.Disturbed _ -> {} // a script tells what was said, not what became of it
      case Passage.Ended(Way way) -> ended(stand, at, way);
      case Passage.Broke(Way way, Errno why) -> broke(stand, at, way, why);
      case Passage.Over _ -> over(stand, at);
    }
  }

  private void refused(Stand stand, long at, Errno why, Kind kind) {
    if (kind == Kind.STREAM) {
      stand.client.isRefused(at, why);
      stand.isOver = true;
    } else {
      say(stand);
      stand.client.hears(at, Ending.FAILED, Optional.of(why), new byte[0]);
    }
  }

  private void carried(Stand stand, long at, Passage.Carried carried) {
    open(stand, at);
    if (carried.way() == Way.BACK) {
      say(stand);
      stand.client.hears(at, Ending.COMPLETE, Optional.empty(), carried.bytes());
      return;
    }
    stand.at = at;
    if (stand.client.isDatagram()) {
      stand.client.sends(at, carried.bytes());
    } else {
      stand.said.writeBytes(carried.bytes());
    }
  }

  private static void open(Stand stand, long at) {
    if (!stand.isOpen && !stand.isOver) {
      stand.isOpen = true;
      stand.client.opens(at);
    }
  }

  private void say(Stand stand) {
    if (stand.said.size() > 0) {
      stand.client.sends(stand.at, stand.said.toByteArray());
      stand.said.reset();
    }
  }

  /** After the server's end the client's is told by its close. */
  private void ended(Stand stand, long at, Way way) {
    open(stand, at);
    say(stand);
    if (way == Way.BACK) {
      stand.heardTheEnd = true;
      stand.client.hears(at, Ending.END_OF_STREAM, Optional.empty(), new byte[0]);
    } else if (!stand.heardTheEnd) {
      stand.client.endsSending(at);
    }
  }

  private void broke(Stand stand, long at, Way way, Errno why) {
    open(stand, at);
    say(stand);
    if (way == Way.BACK) {
      stand.client.hears(at, Ending.RESET, Optional.of(why), new byte[0]);
    } else {
      stand.client.resets(at);
      stand.isOver = true;
    }
  }

  private void over(Stand stand, long at) {
    open(stand, at);
    say(stand);
    if (!stand.isOver) {
      stand.client.closes(at);
    }
  }
}
