package socksh.script.record;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import socksh.command.Command;
import socksh.command.Understood;
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
import socksh.session.OpenSocket;

/** Writes commands and what came of them as the statements of a script. */
final class Scribe {
  private static final long SECOND = 1_000_000_000;

  /** A line takes so long to type; a comment for each would say nothing. */
  private static final long NOTEWORTHY = 3 * SECOND;

  /** Commands whose work is told as a whole and not call by call. */
  private static final Set<String> AS_A_WHOLE = Set.of("serve", "all", "wait", "pause");

  private final List<Act> acts;
  private final Endpoints endpoints;
  private final Cast cast;
  private final Vocabulary vocabulary;
  private final Masks masks;
  private final Arrivals arrivals;
  private final List<Statement> statements = new ArrayList<>();
  private long over = Long.MAX_VALUE;

  /**
   * @param secrets what must not be written, wherever it comes from
   */
  Scribe(List<Act> acts, Endpoints endpoints, Vocabulary vocabulary, Set<String> secrets) {
    this.acts = acts;
    this.endpoints = endpoints;
    this.vocabulary = vocabulary;
    this.cast = new Cast(vocabulary);
    this.masks = new Masks(Endpoints.chosenPorts(acts), secrets, this::isSent, cast::invent);
    this.arrivals = new Arrivals(cast, endpoints, masks, statements::add);
  }

  /** The statements, in order. */
  List<Statement> statements() {
    acts.forEach(this::act);
    arrivals.tell(_ -> true);
    if (isAMock()) {
      say(Statement.of("serve", "wait").with("until Ctrl-C"));
    }
    return statements;
  }

  /** Whether nothing was done but to begin servers that still serve: others are the clients. */
  private boolean isAMock() {
    List<Act> told = acts.stream().filter(act -> !act.isOfTheShell() && isToldOf(act)).toList();
    return !told.isEmpty()
        && told.stream().allMatch(act -> act.line().command().name().equals("serve"))
        && told.stream()
            .flatMap(act -> act.made().stream())
            .filter(cast::knows)
            .findFirst()
            .isPresent();
  }

  private static boolean isToldOf(Act act) {
    return act.answer().isPresent() || isDone(act);
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
      act.receipts().forEach(received -> arrivals.received(act, received));
    } else if (act.line().command().calls().containsAll(List.of("send", "recv"))) {
      act.answers().forEach(this::talked);
    } else if (act.line().command().name().equals("recv")) {
      arrivals.unseen(act);
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
        arrivals.tell(label::equals);
        say(Statement.of(cast.variable(label) + ".eol", phrase(act, "").arguments(line)));
        arrivals.lines(label).say(bytes(line.parts().getFirst().words().getFirst().text()));
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
    if (pause >= NOTEWORTHY) {
      arrivals.tell(_ -> true);
      String time = String.format(Locale.ROOT, "%.1f s later", pause / (double) SECOND);
      say(Statement.comment(time));
    }
    over = act.over();
  }

  private void say(Statement statement) {
    statements.add(statement);
  }

  /** A call of a conversation that a person had with keys. */
  private void talked(Event.Returned answer) {
    String label = answer.labels().all().stream().findFirst().orElse("");
    if (!cast.knows(label)) {
      return;
    }
    if (answer.call() instanceof Call.Send(_, byte[] bytes, _) && answer.outcome().ok()) {
      arrivals.tell(label::equals);
      say(Statement.of(cast.variable(label) + ".send", sentBytes(bytes)));
    } else if (answer.outcome() instanceof Outcome.Received(byte[] bytes, _, _)) {
      arrivals.from(label).add(bytes, false);
      if (bytes.length == 0) {
        arrivals.from(label).end("eof");
      }
    } else if (answer.call() instanceof Call.Shutdown) {
      arrivals.tell(label::equals);
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
    if (act.line().command().use() == Command.Use.UNRECORDED) {
      return;
    }
    Optional<String> unsaid = unsaid(act);
    if (unsaid.isPresent()) {
      arrivals.tellBefore(act);
      say(
          Statement.comment(
              Literal.comment(act.typed()).replace("\\\"", "\"") + ": " + unsaid.get()));
      return;
    }
    if (answer.isEmpty() && !isDone(act)
        || !known
        || act.failure().filter(Errno.EINTR::equals).isPresent()) {
      return;
    }
    arrivals.tellBefore(act);
    Optional<String> made = act.made();
    String variable =
        made.map(_ -> cast.nameFor(act.name().orElse(""), act.line().command().name())).orElse("");
    Statement statement = statement(act, variable);
    if (act.failure().isPresent()) {
      say(Statement.fails(act.failure().get(), code(statement)));
    } else if (answer.isPresent() && isNothing(answer.get().outcome())) {
      say(Statement.comment(code(statement) + ": nothing came of it"));
    } else if (made.isPresent()) {
      cast.enter(made.get(), variable);
      say(Statement.beginning(variable + " = " + statement.head(), statement.arguments()));
    } else {
      say(statement);
    }
    arrivals.follow(act);
    leave(act);
  }

  /** Why no script can say it. */
  private static Optional<String> unsaid(Act act) {
    if (Phrase.receiver(act.line()).filter(OpenSocket::isServed).isPresent()) {
      return Optional.of("a client comes by itself, and no script knows it");
    }
    return act.line().parts().stream().anyMatch(ServePhrase::isByClosure)
        ? Optional.of("write its closure here, as it was typed")
        : Optional.empty();
  }

  /** A list of servers is no deed, and what a page was shown for came to nothing. */
  private static boolean isDone(Act act) {
    String name = act.line().command().name();
    boolean shows = act.events().stream().anyMatch(Event.Shown.class::isInstance);
    return AS_A_WHOLE.contains(name) && !shows;
  }

  private static boolean isNothing(Outcome outcome) {
    return outcome instanceof Outcome.Ready(var ready) && ready.isEmpty() || !outcome.ok();
  }

  /** The name of a socket that was closed may be another's. */
  private void leave(Act act) {
    act.answers()
        .filter(answer -> answer.call() instanceof Call.Close)
        .flatMap(answer -> answer.labels().all().stream())
        .forEach(cast::leave);
  }

  private static String code(Statement statement) {
    return statement.arguments().isEmpty()
        ? statement.head() + "()"
        : statement.head() + " " + statement.arguments().replace("\n", " ");
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
      String end = arrivals.lines(label).end();
      byte[] byScript = (text + end).getBytes(StandardCharsets.UTF_8);
      if (sent.isPresent() && !Arrays.equals(sent.get(), byScript)) {
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
    Set<String> labels = new LinkedHashSet<>();
    Phrase.receiver(act.line()).ifPresent(socket -> labels.add(socket.label()));
    act.answers().forEach(answer -> labels.addAll(answer.labels().all()));
    return labels;
  }
}
