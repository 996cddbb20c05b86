package socksh.view.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import socksh.kernel.Address;
import socksh.kernel.Family;
import socksh.kernel.Kind;
import socksh.session.Event;
import socksh.session.Passage;
import socksh.session.Passage.Way;

/**
 * Conversations of others at a tap: each is told as the one connection between its client and its
 * server that it would be without the tap. The tap's own two ends are not told of.
 */
final class Taps {
  private final Map<String, Talk> talks = new HashMap<>();
  private final List<Packet> datagrams = new ArrayList<>();
  private final List<Flow> flows = new ArrayList<>();
  private final Set<String> unix = new TreeSet<>();
  private final Set<String> doors;
  private final Map<String, Passage.Over> totals = new HashMap<>();
  private long carried;
  private int count;
  private int disturbances;

  /** One of them: where it is told, and when its client came. */
  private record Talk(String name, long came, Flow flow, boolean isStream) {
    Side side(Way way) {
      return way == Way.THERE ? flow.client() : flow.server();
    }
  }

  /**
   * @param doors the labels of the taps' own sockets that are meant; none for all
   */
  Taps(Set<String> doors, List<Event> events) {
    this.doors = doors;
    for (Event event : events) {
      if (event instanceof Event.Tapped(_, String connection, Passage.Over over)) {
        totals.put(connection, over);
      }
    }
  }

  Stream<Packet> packets() {
    return Stream.concat(
        flows.stream().flatMap(flow -> flow.packets().stream()), datagrams.stream());
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /** How many bytes went through and were only counted, as far as that is known. */
  long counted() {
    long all =
        totals.entrySet().stream()
            .filter(each -> talks.containsKey(each.getKey()))
            .mapToLong(each -> each.getValue().there() + each.getValue().back())
            .sum();
    return Math.max(0, all - carried);
  }

  /** How often the tap did something to them, because it was asked to. */
  int disturbances() {
    return disturbances;
  }

  /** Those with a server at a Unix socket, of which no packet can tell. */
  Set<String> unix() {
    return unix;
  }

  void tapped(Event.Tapped event) {
    if (event.passage() instanceof Passage.Came came) {
      if (doors.isEmpty() || doors.contains(came.door())) {
        came(event, came);
      }
      return;
    }
    Talk talk = talks.get(event.connection());
    if (talk != null && event.passage() instanceof Passage.Carried known) {
      carried += known.bytes().length;
    }
    disturbances += event.passage() instanceof Passage.Disturbed ? 1 : 0;
    if (talk != null && talk.isStream()) {
      stream(event.at(), talk, event.passage());
    } else if (talk != null && event.passage() instanceof Passage.Carried carried) {
      datagram(event.at(), talk, carried);
    }
  }

  private void came(Event.Tapped event, Passage.Came came) {
    if (came.server().family() == Family.UNIX) {
      unix.add(event.connection());
      return;
    }
    count++;
    Address server = Directory.target(came.server());
    Flow flow =
        new Flow(
            new Side("", client(came.client(), server)),
            new Side("", server),
            sentence(event.connection(), came.client(), server),
            new Coming(List.of()));
    talks.put(
        event.connection(),
        new Talk(event.connection(), event.at(), flow, came.kind() == Kind.STREAM));
    if (came.kind() == Kind.STREAM) {
      flows.add(flow);
      flow.asks(event.at());
    }
  }

  /** A packet has both its ends in one family. */
  private static Address client(Address client, Address server) {
    Address bare = Directory.bare(client);
    return bare.family() == server.family()
        ? bare
        : Directory.standIn("", server).withPort(bare.family() == Family.UNIX ? 1 : bare.port());
  }

  private static String sentence(String name, Address client, Address server) {
    String foreign =
        Directory.bare(client).family() == server.family() ? "" : " (" + client + " itself)";
    return name + ": from a client of the tap" + foreign + " to the server behind it.";
  }

  // --- streams ----------------------------------------------------------------------------------

  private void stream(long at, Talk talk, Passage passage) {
    Flow flow = talk.flow();
    switch (passage) {
      case Passage.Refused _ -> flow.refuses(at);
      case Passage.Carried carried -> carried(at, talk, carried);
      case Passage.Ended(Way way) -> {
        talk.side(way).told(total(talk.name(), way));
        flow.ends(at, talk.side(way));
      }
      case Passage.Broke(Way way, _) -> {
        flow.answers(talk.came());
        flow.resets(at, talk.side(way));
      }
      case Passage.Over _ -> flow.fades();
      default -> {}
    }
  }

  /** Where a direction ended, though not all of it was told. */
  private long total(String connection, Way way) {
    Passage.Over over = totals.get(connection);
    return over == null ? 0 : way == Way.THERE ? over.there() : over.back();
  }

  /** Of a flood some bytes were counted and not kept, or came before what is still known. */
  private static void carried(long at, Talk talk, Passage.Carried carried) {
    Side from = talk.side(carried.way());
    talk.flow().answers(talk.came());
    long missing = carried.offset() - from.told();
    from.told(carried.offset());
    Content content = content(carried);
    talk.flow().says(at, from, carried.offset(), missing > 0 ? content.after(missing) : content);
  }

  private static Content content(Passage.Carried carried) {
    return Content.kept(carried.bytes(), carried.length());
  }

  private void datagram(long at, Talk talk, Passage.Carried carried) {
    Address from = known(talk.side(carried.way()));
    Address to = known(talk.side(carried.way().opposite()));
    byte[] bytes = Arrays.copyOf(carried.bytes(), (int) carried.length());
    Content content = content(carried);
    datagrams.add(
        Packet.made(
            at,
            () -> Headers.udp(from, to, bytes),
            () ->
                Stream.concat(Stream.of(talk.name() + "."), content.comments().stream()).toList()));
  }

  private static Address known(Side side) {
    Address address = side.address();
    if (address == null) {
      throw new IllegalStateException("a tap knows both its addresses");
    }
    return address;
  }
}
