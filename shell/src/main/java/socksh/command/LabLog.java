package socksh.command;

import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import socksh.lab.Entry;
import socksh.lab.Running;
import socksh.language.Escapes;
import socksh.language.Hex;
import socksh.language.Text;
import socksh.session.Report;
import socksh.session.Session;

/** What a sample peer has been through, as seen from the other side of the wire. */
final class LabLog {
  private static final int NEWEST = 40;
  private static final int MOST_BYTES = 64;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

  private LabLog() {}

  static void show(Running peer, Session session) {
    List<Entry> all = peer.log();
    List<Entry> newest = all.subList(Math.max(0, all.size() - NEWEST), all.size());
    session.show(
        new Report.Table(
            peer.sample().name() + " at " + peer.address() + ", as it sees it",
            List.of(
                Report.Column.left("time"),
                Report.Column.left("peer"),
                Report.Column.left("what"),
                Report.Column.right("bytes"),
                Report.Column.left("content")),
            newest.stream().map(LabLog::row).toList()));
    if (newest.size() < all.size()) {
      session.remark(all.size() - newest.size() + " older entries are not shown");
    }
    session.show(
        new Report.Sentence(
            "in all it received " + peer.received() + " bytes and sent " + peer.sent()));
  }

  private static List<String> row(Entry entry) {
    String time = TIME.format(LocalTime.ofInstant(entry.time(), ZoneId.systemDefault()));
    return switch (entry.kind()) {
      case RECEIVED -> row(time, entry, "got");
      case SENT -> row(time, entry, "sent");
      case OPENED -> List.of(time, entry.peer(), "open", "", "");
      case CLOSED -> List.of(time, entry.peer(), "end", "", entry.text());
    };
  }

  private static List<String> row(String time, Entry entry, String what) {
    byte[] bytes = entry.bytes();
    return List.of(time, entry.peer(), what, "" + bytes.length, content(bytes));
  }

  private static String content(byte[] bytes) {
    byte[] some = bytes.length <= MOST_BYTES ? bytes : Arrays.copyOf(bytes, MOST_BYTES);
    String shown = Text.isText(some) ? Escapes.show(some) : "hex " + Hex.spaced(some);
    return some.length < bytes.length ? shown + " ..." : shown;
  }
}
