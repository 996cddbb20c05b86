package socksh.script;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Outcome;
import socksh.language.DidYouMean;
import socksh.session.Ending;
import socksh.session.OpenSocket;
import socksh.session.Receiving;
import socksh.session.Report;
import socksh.session.Waiting;
import socksh.session.Wanted;

/** {@code expect}: receives in the form that is expected, and compares. */
final class Expecting {
  private static final Map<String, Form> FORMS = new LinkedHashMap<>();

  static {
    FORMS.put("line", (expecting, wanted) -> expecting.text.line(wanted));
    FORMS.put("lines", (expecting, wanted) -> expecting.text.lines(wanted));
    FORMS.put("text", (expecting, wanted) -> expecting.text.text(wanted));
    FORMS.put("hex", (expecting, wanted) -> expecting.bytes.hex(wanted));
    FORMS.put("datagram", (expecting, wanted) -> expecting.bytes.datagram(wanted));
    FORMS.put("rest", (expecting, wanted) -> expecting.bytes.rest(wanted));
    FORMS.put(
        "eof", (expecting, _) -> expecting.end(Ending.END_OF_STREAM, "the end of the stream"));
    FORMS.put("reset", (expecting, _) -> expecting.end(Ending.RESET, "a reset"));
    FORMS.put("silence", Expecting::silence);
  }

  private final SocketHandle handle;
  private final OpenSocket socket;
  private final Player player;
  private final Comparing comparing;
  private final ByteForms bytes;
  private final TextForms text;

  /** A form of expecting, and what it wants. */
  private interface Form {
    @Nullable Object expect(Expecting expecting, Object wanted);
  }

  Expecting(SocketHandle handle) {
    this.handle = handle;
    this.socket = handle.socket();
    this.player = handle.player();
    this.comparing = new Comparing(handle);
    this.bytes = new ByteForms(handle, comparing);
    this.text = new TextForms(handle, comparing, bytes);
  }

  /** The names of the forms, for completion. */
  static Set<String> forms() {
    return FORMS.keySet();
  }

  @Nullable Object expect(Object[] given) {
    if (given.length == 1 && given[0] instanceof Bare bare) {
      return form(bare.words()).expect(this, Any.ANY);
    }
    if (given.length != 1 || !(given[0] instanceof Map<?, ?> named)) {
      throw new IllegalArgumentException("what is expected? " + String.join(", ", FORMS.keySet()));
    }
    Object answer = null;
    for (Map.Entry<?, ?> each : named.entrySet()) {
      if (!each.getKey().equals("from")) {
        answer = form(each.getKey().toString()).expect(this, each.getValue());
      }
    }
    if (named.get("from") != null) {
      sender(Objects.requireNonNull(named.get("from")));
    }
    return answer;
  }

  /** Whoever sent the datagram that came last. */
  private void sender(Object wanted) {
    String from = comparing.sender().map(Address::toString).orElse("nobody known");
    String expected =
        wanted instanceof SocketHandle other
            ? String.valueOf(other.getProperty("local"))
            : wanted.toString();
    boolean right =
        wanted instanceof Pattern pattern
            ? pattern.matcher(from).matches()
            : wanted == Any.ANY || from.equals(expected);
    if (!right) {
      throw Failure.of("it came from somebody else")
          .row("expected", expected)
          .row("received", from)
          .thrown();
    }
  }

  private static Form form(String name) {
    Form form = FORMS.get(name);
    if (form == null) {
      throw new IllegalArgumentException(
          "nothing can be expected as `"
              + name
              + "` "
              + DidYouMean.tip(name, FORMS.keySet(), String.join(", ", FORMS.keySet())));
    }
    return form;
  }

  private @Nullable Object end(Ending wanted, String inWords) {
    Report.Received received = comparing.receive(new Wanted.Once(Receiving.ROOM));
    if (received.ending() != wanted) {
      Failure failure = Failure.of("expected " + inWords + ", but " + instead(received));
      throw Failures.withKernel(
              received.bytes().length == 0
                  ? failure
                  : failure.row("received", Failures.waiting(received.bytes())),
              handle)
          .thrown();
    }
    return null;
  }

  private String instead(Report.Received received) {
    return switch (received.ending()) {
      case COMPLETE -> "bytes came";
      case TIMED_OUT -> "nothing came within " + Failures.inWords(player.limit());
      default -> Failures.ending(received, player.limit());
    };
  }

  private @Nullable Object silence(Object wanted) {
    Duration time = (Duration) wanted;
    long until = player.session().now() + time.toNanos();
    if (socket.held().length > 0
        || Waiting.readable(player.session(), socket, until) != Ending.TIMED_OUT) {
      Failure failure = Failure.of("something came within " + Failures.inWords(time));
      byte[] waiting = waiting();
      failure = waiting.length > 0 ? failure.row("waiting", Failures.waiting(waiting)) : failure;
      throw Failures.withKernel(failure, handle).thrown();
    }
    return null;
  }

  /** What can be read, which stays where it is. */
  private byte[] waiting() {
    Call peek = new Call.Recv(socket.fd(), Receiving.ROOM, Set.of(Call.Flag.MSG_PEEK));
    return socket.held().length == 0
            && player.session().kernel().perform(peek) instanceof Outcome.Received received
        ? received.bytes()
        : socket.held();
  }
}
