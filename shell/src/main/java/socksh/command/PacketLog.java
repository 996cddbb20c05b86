package socksh.command;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import socksh.language.Amounts;
import socksh.session.Report;
import socksh.session.Session;
import socksh.session.Verdict;

/** {@code log to FILE.pcapng}: what went over the sockets, for Wireshark. */
final class PacketLog {
  private final Invocation invocation;
  private final Session session;
  private final Export export;

  PacketLog(Invocation invocation, Export export) {
    this.invocation = invocation;
    this.session = invocation.session();
    this.export = export;
  }

  /**
   * @param labels the sockets that are meant; none for all
   */
  Verdict write(Path file, List<String> labels, boolean overwrite) {
    session.lookAround();
    Export.Packets packets =
        export.packets(
            new Report.Conversation(session.journal().events(), labels),
            session.journal().forgotten(),
            Instant.now().minusNanos(session.now()));
    if (packets.captured() + packets.made() == 0) {
      invocation.show(new Report.Sentence("There is no packet to write" + leftOut(packets) + "."));
      return Verdict.NO;
    }
    if (!Export.write(invocation, file, overwrite, packets.file())) {
      return Verdict.NO;
    }
    session.remark(file + " holds " + counted(packets) + leftOut(packets));
    return Verdict.DONE;
  }

  private static String counted(Export.Packets packets) {
    String captured = packets.captured() == 0 ? "" : packets.captured() + " captured";
    String from = packets.tapped() == 0 ? "calls" : "calls and at the tap";
    String made =
        packets.made() == 0
            ? ""
            : packets.made() + " made from " + from + ", their headers synthesised";
    String and = captured.isEmpty() || made.isEmpty() ? "" : ", ";
    return "packets: " + captured + and + made;
  }

  private static String leftOut(Export.Packets packets) {
    String unix =
        packets.unix().isEmpty()
            ? ""
            : "; Unix sockets cannot be expressed: " + String.join(", ", packets.unix());
    return packets.served() == 0
        ? unix
        : unix
            + "; what "
            + Amounts.count(packets.served(), "served client")
            + " said is not kept and not in it";
  }
}
