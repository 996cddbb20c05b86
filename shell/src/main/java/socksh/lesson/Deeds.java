package socksh.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Outcome;
import socksh.script.Octets;
import socksh.script.SocketHandle;
import socksh.session.Event;
import socksh.session.Report;
import socksh.session.Session;
import socksh.view.Notation;

/** What a goal can see of the journal: what was called, received and shown since the step began. */
final class Deeds {
  private final Session session;
  private long mark;

  Deeds(Session session) {
    this.session = session;
  }

  /** From now on what happens is the learner's doing. */
  void begin() {
    mark = session.now();
  }

  private Stream<Event> events() {
    return session.journal().events().stream().filter(event -> event.at() >= mark);
  }

  /** The calls that were answered since, of one name or all. */
  List<Map<String, @Nullable Object>> calls(String name) {
    return events()
        .filter(Event.Returned.class::isInstance)
        .map(Event.Returned.class::cast)
        .map(Deeds::call)
        .filter(call -> name.isEmpty() || name.equals(call.get("name")))
        .toList();
  }

  private static Map<String, @Nullable Object> call(Event.Returned event) {
    Map<String, @Nullable Object> call = new LinkedHashMap<>();
    String text = Notation.text(event);
    Outcome outcome = event.outcome();
    call.put("name", text.substring(0, text.indexOf('(')));
    call.put("text", text);
    call.put("ok", outcome.ok());
    call.put("value", outcome.ok() ? outcome.value() : -1L);
    call.put("errno", outcome instanceof Outcome.Failure(Errno reason) ? reason : null);
    call.put("bytes", bytes(event.call(), outcome));
    call.put("length", outcome instanceof Outcome.Received got ? got.length() : -1L);
    call.put("address", outcome instanceof Outcome.Named(Address named) ? named.toString() : null);
    call.put("millis", event.took() / 1e6);
    call.put("at", event.at() / 1e6);
    return call;
  }

  private static @Nullable Octets bytes(Call call, Outcome outcome) {
    return switch (call) {
      case Call.Send send -> Octets.of(send.bytes());
      case Call.SendTo send -> Octets.of(send.bytes());
      default -> outcome instanceof Outcome.Received got ? Octets.of(got.bytes()) : null;
    };
  }

  /** The rows of the tables shown since whose title has these words, cell by cell. */
  List<List<String>> shown(String words) {
    return events()
        .filter(Event.Shown.class::isInstance)
        .map(event -> ((Event.Shown) event).report())
        .filter(Report.Table.class::isInstance)
        .map(Report.Table.class::cast)
        .filter(table -> table.title().contains(words))
        .flatMap(table -> table.rows().stream())
        .toList();
  }

  /** What was received since, receipt by receipt. */
  List<Map<String, Object>> received() {
    List<Map<String, Object>> all = new ArrayList<>();
    events()
        .forEach(
            event -> {
              if (event instanceof Event.Shown(_, Report.Received report)) {
                all.add(receipt(report));
              }
            });
    return all;
  }

  private static Map<String, Object> receipt(Report.Received report) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("socket", report.socket());
    all.put("bytes", Octets.of(report.bytes()));
    all.put("text", Octets.of(report.bytes()).text());
    all.put("size", report.bytes().length);
    all.put("length", report.length());
    all.put("ending", report.ending().name());
    all.put("errno", report.errno().map(Errno::name).orElse(""));
    all.put("calls", report.calls());
    all.put("millis", report.took() / 1e6);
    return all;
  }

  /** All that a socket has received since, as text; a line end counts as one character. */
  String said(SocketHandle socket) {
    StringBuilder text = new StringBuilder();
    received().stream()
        .filter(receipt -> socket.socket().label().equals(receipt.get("socket")))
        .forEach(receipt -> text.append(receipt.get("text")));
    return text.toString().replace("\r\n", "\n");
  }

  /** The scripts that were played since: how each ended, and what was said of it. */
  List<Map<String, Object>> plays() {
    List<Map<String, Object>> all = new ArrayList<>();
    events()
        .forEach(
            event -> {
              if (event instanceof Event.Shown(_, Report.Played played)) {
                all.add(
                    Map.of(
                        "script", played.script(),
                        "verdict", played.verdict().name(),
                        "text", String.join("\n", played.lines())));
              }
            });
    return all;
  }
}
