package socksh.script.record;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Kind;
import socksh.language.Text;
import socksh.language.Word;
import socksh.script.Literal;
import socksh.session.Report;
import socksh.session.Wanted;

/** What came over the sockets of a recording, told as expectations when we do the next thing. */
final class Arrivals {
  private final Cast cast;
  private final Endpoints endpoints;
  private final Masks masks;
  private final Consumer<Statement> script;
  private final Map<String, Incoming> incoming = new LinkedHashMap<>();
  private final Map<String, Incoming.Lines> lines = new HashMap<>();
  private final Map<String, String> lastTarget = new HashMap<>();
  private final Sums sums = new Sums();

  /**
   * @param script where the expectations go
   */
  Arrivals(Cast cast, Endpoints endpoints, Masks masks, Consumer<Statement> script) {
    this.cast = cast;
    this.endpoints = endpoints;
    this.masks = masks;
    this.script = script;
  }

  /** How the lines of a socket's peer end. */
  Incoming.Lines lines(String label) {
    return lines.computeIfAbsent(label, _ -> new Incoming.Lines());
  }

  /** What has come over a socket and is not told yet. */
  Incoming from(String label) {
    return incoming.computeIfAbsent(
        label, _ -> new Incoming(cast.variable(label), lines(label), masks));
  }

  /** What came over the streams of these labels is told now. */
  void tell(Predicate<String> which) {
    for (String label : List.copyOf(incoming.keySet())) {
      if (which.test(label)) {
        Objects.requireNonNull(incoming.remove(label)).told().forEach(script);
      }
    }
  }

  /** Before something is done: what came on its socket, and on others what is whole. */
  void tellBefore(Act act) {
    String label = Phrase.receiver(act.line()).map(socket -> socket.label()).orElse("");
    tell(each -> each.equals(label) || from(each).isWhole());
  }

  /** Takes note of who is talked to, and of how. */
  void follow(Act act) {
    sums.note(act);
    act.answers()
        .forEach(
            answer -> {
              String label = answer.labels().all().stream().findFirst().orElse("");
              switch (answer.call()) {
                case Call.Connect(_, Address to) -> lastTarget.put(label, to.toString());
                case Call.SendTo(_, _, _, Address to) -> lastTarget.put(label, to.toString());
                default -> {}
              }
            });
  }

  /** Something was received, or the waiting for it ended otherwise. */
  void received(Act act, Report.Received received) {
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
    return act.line().socket().filter(socket -> socket.kind() == Kind.DGRAM).isPresent();
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
    tellBefore(act);
    script.accept(Statement.fails(errno, cast.variable(received.socket()) + ".recv()"));
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
      tellBefore(act);
      String limit = time.get().replaceFirst("(ms|s|m)$", ".$1");
      script.accept(
          Statement.of(cast.variable(received.socket()) + ".expect", "silence: " + limit));
    }
  }

  private void datagram(Report.Received received) {
    String variable = cast.variable(received.socket());
    byte[] bytes = received.bytes();
    boolean cut = received.length() > bytes.length;
    String from = received.from().flatMap(each -> sender(received.socket(), each)).orElse("");
    if (bytes.length > 0 && Text.isText(bytes) && !cut) {
      Masks.Masked masked = masks.line(new String(bytes, StandardCharsets.UTF_8));
      script.accept(
          Statement.of(variable + ".expect", "text: " + masked.wanted() + from)
              .with(masked.note()));
      return;
    }
    if (masks.hides(bytes)) {
      script.accept(Statement.of(variable + ".expect", "datagram: any").with(Masks.HIDDEN));
      return;
    }
    String hex = PayloadPhrase.rows(bytes);
    String open = cut ? hex.substring(0, hex.length() - 1) + " ..'" : hex;
    script.accept(Statement.of(variable + ".expect", "datagram: " + open + from));
    sums.check(received.socket(), bytes).ifPresent(script);
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
  void unseen(Act act) {
    String label = act.line().socket().map(socket -> socket.label()).orElse("");
    if (cast.knows(label) && act.failure().isEmpty()) {
      from(label).end("rest: any");
    }
  }
}
