package socksh.view.capture;

import static socksh.kernel.Segment.Flag.ACK;
import static socksh.kernel.Segment.Flag.FIN;
import static socksh.kernel.Segment.Flag.PSH;
import static socksh.kernel.Segment.Flag.RST;
import static socksh.kernel.Segment.Flag.SYN;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import socksh.kernel.Segment;
import socksh.session.Event;

/**
 * A TCP connection: which of its segments are in the file. What was captured is taken as it is;
 * what a call tells beyond that is made to follow it.
 */
final class Flow {
  private static final int MOST_IN_A_SEGMENT = 1440;

  /** After so many segments the other end says that it has them, as a real one would. */
  private static final int SEGMENTS_FOR_AN_ACK = 16;

  private final Side client;
  private final Side server;
  private final List<Packet> packets = new ArrayList<>();
  private final Set<String> labels = new HashSet<>();
  private final Caption caption;
  private final Coming coming;
  private boolean over;
  private long last;

  /**
   * @param client who called
   * @param called what is said of it beside its first packet, or the empty string for whose sockets
   *     it has
   * @param coming the segments that were captured and are not told yet
   */
  Flow(Side client, Side server, String called, Coming coming) {
    this.client = client;
    this.server = server;
    this.caption = new Caption(client, server, called);
    this.coming = coming;
  }

  List<Packet> packets() {
    return packets;
  }

  /** A socket of this shell has to do with it: one of its ends, or the listener. */
  void concerns(String label) {
    labels.add(label);
  }

  boolean concernsOneOf(Set<String> some) {
    return labels.stream().anyMatch(some::contains);
  }

  /** When its last packet went. */
  long last() {
    return last;
  }

  Side client() {
    return client;
  }

  Side server() {
    return server;
  }

  /** The end of a label. */
  Side side(String label) {
    return server.label().equals(label) ? server : client;
  }

  Side other(Side side) {
    return side == client ? server : client;
  }

  /** Whether nothing more can come. */
  boolean over() {
    return over;
  }

  /** Nothing more comes, and nobody says so on the wire. */
  void fades() {
    over = true;
  }

  boolean established() {
    return server.begun();
  }

  /** The rest goes on without its beginning, which is not known. */
  void goesOn() {
    client.begin();
    server.begin();
  }

  void asks(long at) {
    if (!client.begun()) {
      made(at, client, Set.of(SYN), new byte[0], List.of());
      client.begin();
    }
  }

  void answers(long at) {
    asks(at);
    if (!established()) {
      made(at, server, Set.of(SYN, ACK), new byte[0], List.of());
      server.begin();
      acknowledges(at, client);
    }
  }

  void refuses(long at) {
    if (!over) {
      asks(at);
      resets(at, server);
    }
  }

  /** A stretch of a stream, as far as it is not in the file yet. */
  void says(long at, Side from, long begin, Content content) {
    coming.tell(this, from, begin + content.length());
    if (over || from.ended() || begin + content.length() <= from.told()) {
      return;
    }
    answers(at);
    int place = (int) Math.min(content.bytes().length, Math.max(0, from.told() - begin));
    int segments = 0;
    while (place < content.bytes().length) {
      int end = Math.min(content.bytes().length, place + MOST_IN_A_SEGMENT);
      Content part = content.part(place, end);
      boolean rests = end == content.bytes().length || ++segments % SEGMENTS_FOR_AN_ACK == 0;
      made(at, from, rests ? Set.of(PSH, ACK) : Set.of(ACK), part.bytes(), part.comments());
      from.told(begin + end);
      if (rests) {
        acknowledges(at, other(from));
      }
      place = end;
    }
    from.told(begin + content.length());
  }

  void ends(long at, Side from) {
    coming.tellEnd(this, from);
    if (over || from.ended()) {
      return;
    }
    answers(at);
    made(at, from, Set.of(FIN, ACK), new byte[0], List.of());
    from.end();
    acknowledges(at, other(from));
    over = other(from).ended();
  }

  void resets(long at, Side from) {
    boolean open = !from.ended();
    coming.tellEnd(this, from);
    if (!over && open == !from.ended()) {
      made(at, from, Set.of(RST, ACK), new byte[0], List.of());
      over = true;
    }
  }

  private void acknowledges(long at, Side from) {
    made(at, from, Set.of(ACK), new byte[0], List.of());
  }

  private void made(
      long at, Side from, Set<Segment.Flag> flags, byte[] payload, List<String> comments) {
    Side to = other(from);
    long seq = from.next();
    long ack = to.next();
    Supplier<byte[]> frame =
        () ->
            Headers.tcp(
                caption.known(from),
                caption.known(to),
                flags,
                from.base() + seq,
                flags.contains(ACK) ? to.base() + ack : 0,
                payload);
    last = Math.max(at, last);
    packets.add(Packet.made(last, frame, said(comments)));
  }

  /** Beside the first packet stands whose connection it is. */
  private Supplier<List<String>> said(List<String> comments) {
    return packets.isEmpty() ? () -> caption.with(comments) : () -> comments;
  }

  /** A segment that was captured. */
  void captured(Event.Captured event) {
    Segment segment = event.segment();
    Side from = isFromClient(segment) ? client : server;
    Side to = other(from);
    from.address(segment.from());
    to.address(segment.to());
    if (!segment.has(SYN)) {
      goesOn();
      coming.number(client, server);
    }
    last = Math.max(event.at(), last);
    packets.add(Packet.captured(event.at(), segment, said(List.of())));
    from.numbered(segment.seq());
    follow(from, segment);
    if (segment.has(ACK) && to.begun()) {
      to.numbered(segment.ack());
    }
  }

  boolean isFrom(Side side, Segment segment) {
    return isFromClient(segment) == (side == client);
  }

  private boolean isFromClient(Segment segment) {
    return Directory.isSame(client.address(), segment.from())
        || client.address() == null && !Directory.isSame(server.address(), segment.from());
  }

  private void follow(Side from, Segment segment) {
    if (segment.has(SYN)) {
      from.begin();
      return;
    }
    from.told(from.told() + from.ahead(segment.seq()) + segment.length());
    if (segment.has(FIN)) {
      from.end();
    }
    over |= segment.has(RST) || client.ended() && server.ended();
  }
}
