package socksh.script.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import socksh.command.Understood;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Outcome;
import socksh.language.Payload;
import socksh.language.Piece;
import socksh.language.Text;
import socksh.language.Word;
import socksh.script.Literal;
import socksh.script.Vocabulary;
import socksh.session.Event;
import socksh.session.Report;
import socksh.session.Wanted;

/** Writes commands and what came of them as the statements of a script. */
final class Scribe {
  private static final long SECOND = 1_000_000_000;

  private final List<Act> acts;
  private final Endpoints endpoints;
  private final Cast cast;
  private final Vocabulary vocabulary;
  private final Masks masks;
  private final Map<String, Incoming> incoming = new LinkedHashMap<>();
  private final Map<String, Incoming.Lines> lines = new HashMap<>();
  private final Map<String, String> lastTarget = new HashMap<>();
  private final Sums sums = new Sums();
  private final List<Statement> statements = new ArrayList<>();
  private long over = Long.MAX_VALUE;

  Scribe(List<Act> acts, Endpoints endpoints, Vocabulary vocabulary) {
    this.acts = acts;
    this.endpoints = endpoints;
    this.vocabulary = vocabulary;
    this.cast = new Cast(vocabulary);
    this.masks = new Masks(Endpoints.chosenPorts(acts), this::isSent, cast::invent);
  }

  /** The statements, in order. */
  List<Statement> statements() {
    acts.forEach(this::act);
    flush(_ -> true);
    return statements;
  }

  /** Whether a value is part of something that was typed to be sent. */
  private boolean isSent(String value) {
    return acts.stream()
        .flatMap(act -> act.line().parts().stream())
        .anyMatch(part -> isIn(part, value));
  }

  private static boolean isIn(Understood.Part part, String value) {
    if (part.value() instanceof Payload payload) {
      return payload.pieces().stream()
          .anyMatch(
              piece -> piece instanceof Piece.Text text && text.bytes().text().contains(value));
    }
    return part.value() instanceof List<?>
        && part.words().stream().map(Word::text).anyMatch(text -> text.contains(value));
  }

  private void act(Act act) {
    if (act.isOfTheShell()) {
      lineEnd(act);
      return;
    }
    gap(act);
    if (!act.receipts().isEmpty()) {
      act.receipts().forEach(received -> received(act, received));
    } else if (act.line().command().calls().containsAll(List.of("send", "recv"))) {
      act.answers().forEach(this::talked);
    } else if (act.line().command().name().equals("recv")) {
      unseen(act);
    } else {
      command(act);
    }
  }

  /** {@code eol} makes no call, and changes what is sent all the same. */
  private void lineEnd(Act act) {
    Understood line = act.line();
    if (line.command().name().equals("eol") && !line.parts().isEmpty()) {
      String label = line.socket().orElseThrow().label();
      if (cast.knows(label)) {
        flush(label::equals);
        say(Statement.of(cast.variable(label) + ".eol", phrase(act, "").arguments(line)));
        lines(label).say(bytes(line.parts().getFirst().words().getFirst().text()));
      }
    }
  }

  private static String bytes(String eol) {
    return switch (eol) {
      case "crlf" -> "\r\n";
      case "cr" -> "\r";
      case "none" -> "";
      default -> "\n";
    };
  }

  /** A comment where time passed; a script does not sleep. */
  private void gap(Act act) {
    long pause = act.began() - over;
    if (pause >= SECOND) {
      flush(_ -> true);
      String time = String.format(Locale.ROOT, "%.1f s later", pause / (double) SECOND);
      say(Statement.comment(time));
    }
    over = act.over();
  }

  private void say(Statement statement) {
    statements.add(statement);
  }

  private Incoming.Lines lines(String label) {
    return lines.computeIfAbsent(label, _ -> new Incoming.Lines());
  }

  private Incoming from(String label) {
    return incoming.computeIfAbsent(
        label, _ -> new Incoming(cast.variable(label), lines(label), masks));
  }

  /** What came over the streams of these labels is told now. */
  private void flush(java.util.function.Predicate<String> which) {
    for (String label : List.copyOf(incoming.keySet())) {
      if (which.test(label)) {
        statements.addAll(java.util.Objects.requireNonNull(incoming.remove(label)).told());
      }
    }
  }

  private void flushBefore(Act act) {
    String label = Phrase.receiver(act.line()).map(socket -> socket.label()).orElse("");
    flush(each -> each.equals(label) || from(each).isWhole());
  }

  // --- what came --------------------------------------------------------------------------------

  private void received(Act act, Report.Received received) {
    boolean datagram = isDatagram(act);
    if (!cast.knows(received.socket())) {
      return;
    }
    switch (received.ending()) {
      case COMPLETE -> {
        if (datagram) {
          datagram(received);
        } else {
          taken(received);
        }
      }
      case END_OF_STREAM -> {
        from(received.socket()).add(received.bytes(), true);
        from(received.socket()).end("eof");
      }
      case RESET -> from(received.socket()).end("reset");
      case FAILED -> failed(act, received);
      case TIMED_OUT -> silence(act, received);
      case INTERRUPTED, TOO_LONG -> {}
    }
  }

  private static boolean isDatagram(Act act) {
    return act.line()
        .socket()
        .filter(socket -> socket.kind() == socksh.kernel.Kind.DGRAM)
        .isPresent();
  }

  private void taken(Report.Received received) {
    boolean chance =
        received.wanted() instanceof Wanted.Once || received.wanted() instanceof Wanted.Idle;
    from(received.socket()).add(received.bytes(), !chance);
    if (received.wanted() instanceof Wanted.All) {
      from(received.socket()).end("eof");
    }
  }

  private void failed(Act act, Report.Received received) {
    Errno errno = received.errno().orElseThrow();
    flushBefore(act);
    say(fails(errno, cast.variable(received.socket()) + ".recv()"));
  }

  /** Nothing came, and somebody waited just for that. */
  private void silence(Act act, Report.Received received) {
    Optional<String> time =
        act.line().parts().stream()
            .flatMap(part -> part.words().stream())
            .map(Word::text)
            .filter(text -> text.matches("[0-9]+(\\.[0-9]+)?(ms|s|m)"))
            .findFirst();
    if (time.isPresent() && received.waiting() == 0) {
      flushBefore(act);
      String limit = time.get().replaceFirst("(ms|s|m)$", ".$1");
      say(Statement.of(cast.variable(received.socket()) + ".expect", "silence: " + limit));
    }
  }

  private void datagram(Report.Received received) {
    String variable = cast.variable(received.socket());
    byte[] bytes = received.bytes();
    boolean cut = received.length() > bytes.length;
    String from = received.from().flatMap(each -> sender(received.socket(), each)).orElse("");
    if (bytes.length > 0 && Text.isText(bytes) && !cut) {
      Masks.Masked masked = masks.line(new String(bytes, StandardCharsets.UTF_8));
      say(
          Statement.of(variable + ".expect", "text: " + masked.wanted() + from)
              .with(masked.note()));
      return;
    }
    String hex = PayloadPhrase.rows(bytes);
    String open = cut ? hex.substring(0, hex.length() - 1) + " ..'" : hex;
    say(Statement.of(variable + ".expect", "datagram: " + open + from));
    sums.check(received.socket(), bytes).ifPresent(this::say);
  }

  /** Who sent it, if that is not the one we talk to. */
  private Optional<String> sender(String label, Address from) {
    String usual = lastTarget.getOrDefault(label, "");
    if (usual.equals(from.toString()) || from.toString().contains("unnamed")) {
      return Optional.empty();
    }
    Optional<String> own = endpoints.owner(from).filter(cast::knows);
    if (own.isPresent()) {
      return own.map(each -> ", from: " + cast.variable(each));
    }
    boolean chosen = from.isLoopback() && from.port() > 32_767;
    return chosen || usual.isEmpty()
        ? Optional.empty()
        : Optional.of(", from: " + Literal.of(from.toString()));
  }

  /** What went to a file or a pipe was not kept. */
  private void unseen(Act act) {
    String label = act.line().socket().map(socket -> socket.label()).orElse("");
    if (cast.knows(label) && act.failure().isEmpty()) {
      from(label).end("rest: any");
    }
  }

  /** A call of a conversation that a person had with keys. */
  private void talked(Event.Returned answer) {
    String label = answer.labels().all().stream().findFirst().orElse("");
    if (!cast.knows(label)) {
      return;
    }
    if (answer.call() instanceof Call.Send(_, byte[] bytes, _) && answer.outcome().ok()) {
      flush(label::equals);
      say(Statement.of(cast.variable(label) + ".send", sentBytes(bytes)));
    } else if (answer.outcome() instanceof Outcome.Received(byte[] bytes, _, _)) {
      from(label).add(bytes, false);
      if (bytes.length == 0) {
        from(label).end("eof");
      }
    } else if (answer.call() instanceof Call.Shutdown) {
      flush(label::equals);
      say(Statement.of(cast.variable(label) + ".shutdown", "write"));
    }
  }

  private static String sentBytes(byte[] bytes) {
    return Text.isText(bytes)
        ? Literal.of(new String(bytes, StandardCharsets.UTF_8))
        : "hex: " + PayloadPhrase.rows(bytes);
  }

  // --- what we did ------------------------------------------------------------------------------

  private void command(Act act) {
    Optional<Event.Returned> answer = act.answer();
    boolean known = Phrase.receiver(act.line()).map(each -> cast.knows(each.label())).orElse(true);
    if (answer.isEmpty() || !known || act.failure().filter(Errno.EINTR::equals).isPresent()) {
      return;
    }
    flushBefore(act);
    Optional<String> made = act.made();
    String variable =
        made.map(_ -> cast.nameFor(act.line().name().orElse(""), act.line().command().name()))
            .orElse("");
    Statement statement = statement(act, variable);
    if (act.failure().isPresent()) {
      say(fails(act.failure().get(), code(statement)));
    } else if (isNothing(answer.get().outcome())) {
      say(Statement.comment(code(statement) + ": nothing came of it"));
    } else if (made.isPresent()) {
      cast.enter(made.get(), variable);
      say(Statement.beginning(variable + " = " + statement.head(), statement.arguments()));
    } else {
      say(statement);
    }
    sums.note(act);
    follow(act);
  }

  private static boolean isNothing(Outcome outcome) {
    return outcome instanceof Outcome.Ready(var ready) && ready.isEmpty() || !outcome.ok();
  }

  private void follow(Act act) {
    act.answers()
        .forEach(
            answer -> {
              String label = answer.labels().all().stream().findFirst().orElse("");
              switch (answer.call()) {
                case Call.Close _ -> cast.leave(label);
                case Call.Connect(_, Address to) -> lastTarget.put(label, to.toString());
                case Call.SendTo(_, _, _, Address to) -> lastTarget.put(label, to.toString());
                default -> {}
              }
            });
  }

  private static String code(Statement statement) {
    return statement.arguments().isEmpty()
        ? statement.head() + "()"
        : statement.head() + " " + statement.arguments().replace("\n", " ");
  }

  private static Statement fails(Errno errno, String code) {
    return Statement.of("fails(" + errno.name() + ") { " + code + " }", "");
  }

  private Statement statement(Act act, String variable) {
    Phrase phrase = phrase(act, variable);
    String head = phrase.head(act.line());
    if (act.line().command().name().equals("line")) {
      Optional<byte[]> sent = sent(act);
      String label = act.line().socket().orElseThrow().label();
      String text =
          act.line().parts().stream()
              .flatMap(part -> part.words().stream())
              .map(Word::text)
              .reduce((a, b) -> a + " " + b)
              .orElse("");
      String end = lines(label).said() ? lines(label).end() : "\n";
      byte[] byScript = (text + end).getBytes(StandardCharsets.UTF_8);
      if (sent.isPresent() && !java.util.Arrays.equals(sent.get(), byScript)) {
        return Statement.of(cast.variable(label) + ".send", sentBytes(sent.get()));
      }
    }
    return Statement.of(head, phrase.arguments(act.line()));
  }

  private static Optional<byte[]> sent(Act act) {
    return act.answers()
        .map(Event.Returned::call)
        .filter(Call.Send.class::isInstance)
        .map(call -> ((Call.Send) call).bytes())
        .findFirst();
  }

  private Phrase phrase(Act act, String variable) {
    String whose =
        variable.isEmpty()
            ? act.line().socket().map(socket -> cast.variable(socket.label())).orElse("it")
            : variable;
    return new Phrase(
        vocabulary, cast, masks.captures(), part -> endpoints.said(act, part, whose, cast));
  }

  /** The labels of sockets that a command speaks to or of. */
  static Set<String> labels(Act act) {
    Set<String> labels = new java.util.LinkedHashSet<>();
    Phrase.receiver(act.line()).ifPresent(socket -> labels.add(socket.label()));
    act.answers().forEach(answer -> labels.addAll(answer.labels().all()));
    return labels;
  }
}
