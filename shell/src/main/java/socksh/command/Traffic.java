package socksh.command;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import socksh.language.Amounts;
import socksh.language.Escapes;
import socksh.session.Report;

/** Exchanges as a table of text or as dumps. */
final class Traffic {
  /** So many lines of one exchange are shown as text; a dump shows all. */
  private static final int MOST_LINES = 12;

  private static final int LONGEST_LINE = 160;

  private Traffic() {}

  static Report.Table text(List<Exchange> exchanges) {
    List<List<String>> rows = new ArrayList<>();
    exchanges.forEach(exchange -> add(exchange, rows));
    return new Report.Table(
        "",
        List.of(
            Report.Column.right("seconds"),
            Report.Column.left(""),
            Report.Column.left("socket"),
            Report.Column.right("bytes"),
            Report.Column.left("what")),
        rows);
  }

  private static void add(Exchange exchange, List<List<String>> rows) {
    List<String> lines = lines(exchange);
    rows.add(
        List.of(
            Amounts.seconds(exchange.at()),
            exchange.way().sign(),
            exchange.socket(),
            Long.toString(exchange.length()),
            lines.getFirst()));
    lines.stream().skip(1).forEach(line -> rows.add(List.of("", "", "", "", line)));
  }

  /** One quoted literal for each line, the line ends in it; a note stands before them. */
  private static List<String> lines(Exchange exchange) {
    List<String> lines = new ArrayList<>();
    if (!exchange.note().isEmpty()) {
      lines.add("(" + exchange.note() + ")");
    }
    byte[] bytes = exchange.bytes();
    int shown = 0;
    while (shown < bytes.length && lines.size() < MOST_LINES) {
      byte[] line = line(bytes, shown);
      lines.add(Escapes.show(line));
      shown += line.length;
    }
    if (shown < bytes.length) {
      lines.add("... " + Amounts.bytes(bytes.length - shown) + " more; `log hex` shows them");
    }
    return lines.isEmpty() ? List.of("(nothing)") : lines;
  }

  private static byte[] line(byte[] bytes, int from) {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int at = from;
    while (at < bytes.length && line.size() < LONGEST_LINE) {
      line.write(bytes[at]);
      if (bytes[at++] == '\n') {
        break;
      }
    }
    return line.toByteArray();
  }

  static Report.Dump dump(Exchange exchange) {
    String note = exchange.note().isEmpty() ? "" : " (" + exchange.note() + ")";
    return new Report.Dump(
        Amounts.seconds(exchange.at())
            + " "
            + exchange.way().sign()
            + " "
            + exchange.socket()
            + " "
            + Amounts.bytes(exchange.length())
            + note,
        exchange.bytes());
  }
}
