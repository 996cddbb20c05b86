package socksh.view.timeline;

import java.util.HashMap;
import java.util.Map;
import socksh.kernel.Errno;
import socksh.kernel.Kind;
import socksh.kernel.Protocol;
import socksh.session.Disturbance;
import socksh.session.Event;
import socksh.session.Passage;
import socksh.session.Passage.Way;
import socksh.view.Disturbances;

/** Tells what went through a tap as rungs between its client and its server. */
final class Overseen {
  private final Cast cast;
  private final Rungs rungs;
  private final Map<Member, Long> said = new HashMap<>();

  Overseen(Cast cast, Rungs rungs) {
    this.cast = cast;
    this.rungs = rungs;
  }

  /** What the client of a tapped connection is called. */
  static String client(String connection) {
    return connection + " client";
  }

  /** What the server of a tapped connection is called. */
  static String server(String connection) {
    return connection + " server";
  }

  void tell(Event.Tapped event) {
    Member client = cast.find(client(event.connection()));
    Member server = cast.find(server(event.connection()));
    if (client != null && server != null) {
      tell(event.at(), client, server, event.passage());
    }
  }

  private void tell(long at, Member client, Member server, Passage passage) {
    switch (passage) {
      case Passage.Came(_, _, _, Kind kind) when kind == Kind.STREAM ->
          goes(at, client, server, "connect", client.isTcp() ? "SYN" : "");
      case Passage.Refused(_, Errno why, Kind kind) -> {
        rungs.note(at, server, why.name());
        if (kind == Kind.STREAM && client.isTcp()) {
          goes(at, server, client, "", "RST");
        }
      }
      case Passage.Carried carried -> carried(at, sender(carried.way(), client, server), carried);
      case Passage.Ended(Way way) -> says(at, sender(way, client, server), "ends", "FIN");
      case Passage.Broke(Way way, Errno why) ->
          says(at, sender(way, client, server), why.name(), "RST");
      case Passage.Disturbed(Way way, Disturbance how) ->
          rungs.note(at, sender(way, client, server), Disturbances.words(how));
      default -> {} // who comes with a datagram is told by it, and the end by what ends it
    }
  }

  private static Member sender(Way way, Member client, Member server) {
    return way == Way.THERE ? client : server;
  }

  private void carried(long at, Member from, Passage.Carried carried) {
    Long before = said.put(from, carried.offset() + carried.length());
    long missing = carried.offset() - (before == null ? 0 : before);
    if (missing > 0) {
      rungs.note(at, from, missing + " bytes that were not kept");
    }
    goes(
        at,
        from,
        from.other().orElseThrow(),
        Wording.carried(carried),
        from.protocol() == Protocol.UDP ? "DATAGRAM" : "");
  }

  private void says(long at, Member from, String what, String segment) {
    goes(at, from, from.other().orElseThrow(), what, from.isTcp() ? segment : "");
  }

  private void goes(long at, Member from, Member to, String call, String segment) {
    rungs.arrow(at, from, to, call, segment, Rung.Reach.ARRIVED, "");
  }
}
