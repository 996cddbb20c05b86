package socksh.command;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import socksh.kernel.Address;
import socksh.kernel.Protocol;
import socksh.kernel.Segment;
import socksh.language.Amounts;
import socksh.session.Event;
import socksh.session.Report;

/**
 * Recorded segments as rows, in order: numbers are counted from the SYN of each direction, or from
 * the first byte that was seen, where the SYN was not.
 */
final class Segments {
  private static final long MASK = 0xffffffffL;

  private final Map<Way, Long> beginnings = new HashMap<>();

  /** One direction of a conversation. */
  private record Way(Address from, Address to) {}

  static Report.Table table(List<List<String>> rows, int before) {
    return new Report.Table(
        before == 0 ? "" : Amounts.count(before, "earlier segment") + " not shown",
        List.of(
            Report.Column.right("seconds"),
            Report.Column.left("from"),
            Report.Column.left(""),
            Report.Column.left("to"),
            Report.Column.left("segment")),
        rows);
  }

  List<String> row(Event.Captured captured) {
    Segment segment = captured.segment();
    return List.of(
        Amounts.seconds(captured.at()),
        end(captured.from(), segment.from()),
        ">",
        end(captured.to(), segment.to()),
        segment.protocol() == Protocol.UDP ? "UDP len=" + segment.length() : tcp(segment));
  }

  private static String end(String label, Address address) {
    return label.isEmpty() ? address.toString() : label + " " + address;
  }

  private String tcp(Segment segment) {
    StringBuilder text = new StringBuilder("[").append(flags(segment)).append("] seq=");
    text.append(relative(new Way(segment.from(), segment.to()), segment.seq(), begins(segment)));
    if (segment.has(Segment.Flag.ACK)) {
      text.append(" ack=")
          .append(relative(new Way(segment.to(), segment.from()), segment.ack(), false));
    }
    return text.append(" len=").append(segment.length()).toString();
  }

  private static String flags(Segment segment) {
    return segment.flags().stream().map(Enum::name).collect(Collectors.joining(","));
  }

  private static boolean begins(Segment segment) {
    return segment.has(Segment.Flag.SYN);
  }

  private long relative(Way way, long number, boolean begins) {
    if (begins) {
      beginnings.put(way, number);
    }
    return number - beginnings.computeIfAbsent(way, _ -> number - 1) & MASK;
  }
}
