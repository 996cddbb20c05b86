package socksh.view.capture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import socksh.kernel.Protocol;
import socksh.language.Amounts;
import socksh.session.Event;
import socksh.session.Notice;
import socksh.session.Report;

/**
 * What went over sockets as a file in the format pcapng.
 *
 * @param bytes the whole file
 * @param captured how many of its packets were captured
 * @param made how many were made from calls
 * @param tapped how many connections of others at a tap it tells
 * @param served how many clients of servers came, of whose talk nothing was kept
 * @param unix the labels of Unix sockets, of which no packet can tell
 */
public record PacketFile(
    byte[] bytes, int captured, int made, int tapped, long served, Set<String> unix) {
  private static final long NANOS_IN_SECOND = 1_000_000_000;

  /**
   * What some sockets sent and received.
   *
   * @param sockets their labels; none for all
   * @param forgotten how many older events there were
   * @param began when the session began
   */
  public static PacketFile of(
      List<Event> events, List<String> sockets, long forgotten, Instant began) {
    Directory directory = new Directory(events);
    Streams streams = new Streams(directory, events);
    Datagrams datagrams = new Datagrams(directory);
    Set<String> wanted = Set.copyOf(sockets);
    Taps taps = new Taps(wanted, events);
    events.forEach(event -> tell(event, streams, datagrams, taps));
    List<Packet> packets =
        Stream.of(streams.packets(wanted), datagrams.packets(wanted), taps.packets())
            .flatMap(it -> it)
            .sorted(Comparator.comparingLong(Packet::at))
            .toList();
    int captured = (int) packets.stream().filter(Packet::isCaptured).count();
    int made = packets.size() - captured;
    Set<String> unix = unix(events, wanted, directory);
    int conversations = taps.count();
    unix.addAll(taps.unix());
    long served = served(events, wanted);
    PacketFile file = new PacketFile(new byte[0], captured, made, conversations, served, unix);
    byte[] bytes = written(packets, file.comment(forgotten, taps), began);
    return new PacketFile(bytes, captured, made, conversations, served, unix);
  }

  private static void tell(Event event, Streams streams, Datagrams datagrams, Taps taps) {
    switch (event) {
      case Event.Captured captured when captured.segment().protocol() == Protocol.UDP ->
          datagrams.captured(captured);
      case Event.Captured captured -> streams.captured(captured);
      case Event.Returned returned -> {
        streams.returned(returned);
        datagrams.returned(returned);
      }
      case Event.Tapped tapped -> taps.tapped(tapped);
      case Event.Shown(long at, Report.Poured poured) -> streams.poured(at, poured);
      default -> {}
    }
  }

  /** The Unix sockets that sent or received. */
  private static Set<String> unix(List<Event> events, Set<String> wanted, Directory directory) {
    Set<String> labels = new TreeSet<>();
    for (Event event : events) {
      if (event instanceof Event.Returned returned) {
        returned.labels().all().stream()
            .filter(label -> directory.is(label, Protocol.UNIX))
            .filter(label -> wanted.isEmpty() || wanted.contains(label))
            .forEach(labels::add);
      }
    }
    return labels;
  }

  /** The clients of servers, whose talk goes on below the journal. */
  private static long served(List<Event> events, Set<String> wanted) {
    long count = 0;
    for (Event event : events) {
      if (event instanceof Event.Noticed(_, Notice.ClientCame(String server, String client, _))
          && (wanted.isEmpty() || wanted.contains(server) || wanted.contains(client))) {
        count++;
      } else if (event instanceof Event.Noticed(_, Notice.Crowd crowd)
          && (wanted.isEmpty() || wanted.contains(crowd.server()))) {
        count += crowd.came();
      }
    }
    return count;
  }

  private String comment(long forgotten, Taps taps) {
    List<String> sentences = new ArrayList<>();
    sentences.add("Written by socksh.");
    if (captured > 0) {
      sentences.add(
          Amounts.count(captured, "packet")
              + " (interface lo) captured on loopback, as they were. The kernel does not fill in"
              + " the checksums of TCP and UDP there.");
    }
    if (made > 0) {
      sentences.add(
          Amounts.count(made, "packet")
              + " (interface calls) made from system calls: payload, direction and time are those"
              + " of the calls. The headers of Ethernet, IP, TCP and UDP are synthesised, with"
              + " them the sequence numbers, the acknowledgements and the cut into segments.");
    }
    if (tapped > 0) {
      sentences.add(
          Amounts.count(tapped, "connection")
              + " of others that went through a tap, each as one between its client and the server"
              + " behind the tap: the addresses are those of these two, and the tap's own ports are"
              + " not told.");
    }
    if (taps.counted() > 0) {
      sentences.add(
          Amounts.bytes(taps.counted())
              + " that went through were only counted: they are zeros or left out, which looks like"
              + " segments that were not captured.");
    }
    if (tapped > 0 && taps.disturbances() > 0) {
      sentences.add(
          "The tap did something to them, because it was asked to, "
              + Amounts.count(taps.disturbances(), "time")
              + ": they stand here as their senders sent them.");
    }
    if (served > 0) {
      sentences.add(
          Amounts.count(served, "client")
              + " of servers of this shell came: what they and the server said is not kept, and not"
              + " in this file.");
    }
    if (!unix.isEmpty()) {
      sentences.add(
          "Left out, as a packet cannot express them: Unix sockets "
              + String.join(", ", unix)
              + ".");
    }
    if (forgotten > 0) {
      sentences.add(
          Amounts.count(forgotten, "older event") + " had been let go and are not in this file.");
    }
    return String.join(" ", sentences);
  }

  private static byte[] written(List<Packet> packets, String comment, Instant began) {
    Pcapng file = new Pcapng(comment, "socksh");
    file.source("lo", "captured on loopback, as it was");
    file.source("calls", "made from system calls, the headers synthesised");
    long zero = began.getEpochSecond() * NANOS_IN_SECOND + began.getNano();
    packets.forEach(packet -> packet.into(file, zero));
    return file.bytes();
  }
}
