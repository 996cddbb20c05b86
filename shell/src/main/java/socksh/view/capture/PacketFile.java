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

/**
 * What went over sockets as a file in the format pcapng.
 *
 * @param bytes the whole file
 * @param captured how many of its packets were captured
 * @param made how many were made from calls
 * @param unix the labels of Unix sockets, of which no packet can tell
 */
public record PacketFile(byte[] bytes, int captured, int made, Set<String> unix) {
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
    Streams streams = new Streams(directory);
    Datagrams datagrams = new Datagrams(directory);
    events.forEach(event -> tell(event, streams, datagrams));
    Set<String> wanted = Set.copyOf(sockets);
    List<Packet> packets =
        Stream.concat(streams.packets(wanted), datagrams.packets(wanted))
            .sorted(Comparator.comparingLong(Packet::at))
            .toList();
    int captured = (int) packets.stream().filter(Packet::isCaptured).count();
    int made = packets.size() - captured;
    Set<String> unix = unix(events, wanted, directory);
    byte[] bytes = written(packets, comment(captured, made, forgotten, unix), began);
    return new PacketFile(bytes, captured, made, unix);
  }

  private static void tell(Event event, Streams streams, Datagrams datagrams) {
    switch (event) {
      case Event.Captured captured when captured.segment().protocol() == Protocol.UDP ->
          datagrams.captured(captured);
      case Event.Captured captured -> streams.captured(captured);
      case Event.Returned returned -> {
        streams.returned(returned);
        datagrams.returned(returned);
      }
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

  private static String comment(int captured, int made, long forgotten, Set<String> unix) {
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
