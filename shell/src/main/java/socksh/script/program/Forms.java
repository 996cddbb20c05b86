package socksh.script.program;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import socksh.command.Expecting.Expected;
import socksh.script.record.Act;
import socksh.session.Ending;
import socksh.session.Event;
import socksh.session.Receiving;
import socksh.session.Report;
import socksh.session.Wanted;

/** What receives, by its form: how many calls that took is chance. */
final class Forms {
  private static final String PATTERN =
      "a pattern is not the same in every language: this takes as many bytes as matched then";
  private static final String NO_MATCH = "a pattern is not the same in every language";
  private static final String TAKEN =
      "nothing to do: an earlier line that timed out had these bytes already, and wrote them";

  private final Duration patience;
  private final Map<String, Integer> waiting = new HashMap<>();

  /**
   * @param patience how long a command waits that says no time
   */
  Forms(Duration patience) {
    this.patience = patience;
  }

  /** What one of the parameters became. */
  static <T> Optional<T> value(Act act, Class<T> kind) {
    return act.line().parts().stream()
        .map(part -> part.value())
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst();
  }

  /** Whole milliseconds, at least one: 0 would not wait, or for ever. */
  static int millis(Duration time) {
    return (int) Math.clamp(time.plusNanos(999_999).toMillis(), 1, Integer.MAX_VALUE);
  }

  /** The deeds of a command that receives, in order. */
  List<Deed> deeds(Act act, String socket, Deed.Role role, boolean waits) {
    int millis = waits ? millis(value(act, Duration.class).orElse(patience)) : Deed.NO_WAIT;
    Optional<Report.Received> receipt = act.receipts().stream().findFirst();
    int before = waiting.getOrDefault(socket, 0);
    waiting.put(socket, receipt.map(Report.Received::waiting).orElse(0));
    if (act.line().command().name().equals("peek")
        ? act.answers().findAny().isEmpty()
        : receipt.filter(each -> each.calls() == 0 && each.bytes().length > 0).isPresent()) {
      return List.of(new Deed.Remark(TAKEN));
    }
    return switch (act.line().command().name()) {
      case "peek" ->
          List.of(new Deed.Peek(socket, value(act, Integer.class).orElse(Receiving.ROOM), millis));
      case "expect" -> expected(act, receipt, socket, role, millis);
      default -> received(act, receipt, before, socket, role, millis);
    };
  }

  private static List<Deed> received(
      Act act,
      Optional<Report.Received> receipt,
      int before,
      String socket,
      Deed.Role role,
      int millis) {
    Wanted typed = value(act, Wanted.class).orElse(new Wanted.Once(Receiving.ROOM));
    Wanted wanted =
        typed instanceof Wanted.Exactly(int bytes) ? new Wanted.Exactly(bytes - before) : typed;
    return wanted instanceof Wanted.Match
        ? matched(receipt, socket, role, millis)
        : List.of(new Deed.Receive(socket, wanted, role, millis, file(act)));
  }

  private static Optional<String> file(Act act) {
    return value(act, String.class);
  }

  private static List<Deed> matched(
      Optional<Report.Received> receipt, String socket, Deed.Role role, int millis) {
    Optional<Wanted> many =
        receipt
            .filter(each -> each.ending() == Ending.COMPLETE)
            .map(each -> new Wanted.Exactly(each.bytes().length));
    return many.<List<Deed>>map(
            wanted ->
                List.of(
                    new Deed.Remark(PATTERN),
                    new Deed.Receive(socket, wanted, role, millis, Optional.empty())))
        .orElse(List.of(new Deed.Unsayable(NO_MATCH)));
  }

  private static List<Deed> expected(
      Act act, Optional<Report.Received> receipt, String socket, Deed.Role role, int millis) {
    Expected expected = value(act, Expected.class).orElseThrow();
    return switch (expected) {
      case Expected.Line(byte[] text) -> List.of(new Deed.ExpectLine(socket, text, millis));
      case Expected.End _ -> List.of(new Deed.ExpectEnd(socket, millis));
      case Expected.Matching _ -> matched(receipt, socket, role, millis);
      case Expected.Bytes(var payload) ->
          List.of(
              Payloads.typed(payload)
                  .<Deed>map(data -> new Deed.ExpectBytes(socket, data, role, millis))
                  .orElse(new Deed.Unsayable("what is expected varies from run to run")));
    };
  }

  /** Whether the command got what it wanted. */
  static boolean succeeded(Act act) {
    boolean differs =
        act.line().command().name().equals("expect")
            && reports(act).anyMatch(Report.Page.class::isInstance);
    return !differs
        && act.failure().isEmpty()
        && reports(act)
            .filter(Report.Received.class::isInstance)
            .allMatch(report -> isDone(act, (Report.Received) report));
  }

  private static Stream<Report> reports(Act act) {
    return act.events().stream()
        .filter(Event.Shown.class::isInstance)
        .map(event -> ((Event.Shown) event).report());
  }

  private static boolean isDone(Act act, Report.Received report) {
    boolean plainEnd =
        report.ending() == Ending.END_OF_STREAM
            && report.wanted() instanceof Wanted.Once
            && !act.line().command().name().equals("expect");
    return report.ending() == Ending.COMPLETE || plainEnd;
  }
}
