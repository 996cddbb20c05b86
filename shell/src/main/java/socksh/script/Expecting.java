package socksh.script;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Kind;
import socksh.language.Text;
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
    FORMS.put("line", Expecting::line);
    FORMS.put("lines", Expecting::lines);
    FORMS.put("text", Expecting::text);
    FORMS.put("hex", Expecting::hex);
    FORMS.put("datagram", Expecting::datagram);
    FORMS.put("rest", Expecting::rest);
    FORMS.put(
        "eof", (expecting, _) -> expecting.end(Ending.END_OF_STREAM, "the end of the stream"));
    FORMS.put("reset", (expecting, _) -> expecting.end(Ending.RESET, "a reset"));
    FORMS.put("silence", Expecting::silence);
  }

  /** After so long without a byte a text that is not the expected one counts as whole. */
  private static final Duration QUIET = Duration.ofMillis(100);

  private final SocketHandle handle;
  private final OpenSocket socket;
  private final Player player;
  private Optional<Address> sender = Optional.empty();

  /** A form of expecting, and what it wants. */
  private interface Form {
    @Nullable Object expect(Expecting expecting, Object wanted);
  }

  Expecting(SocketHandle handle) {
    this.handle = handle;
    this.socket = handle.socket();
    this.player = handle.player();
  }

  /** The names of the forms, for completion. */
  static java.util.Set<String> forms() {
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
      sender(java.util.Objects.requireNonNull(named.get("from")));
    }
    return answer;
  }

  /** Whoever sent the datagram that came last. */
  private void sender(Object wanted) {
    String from = sender.map(Address::toString).orElse("nobody known");
    String expected =
        wanted instanceof SocketHandle other
            ? String.valueOf(other.getProperty("local"))
            : wanted.toString();
    boolean right =
        wanted instanceof Pattern pattern
            ? pattern.matcher(from).matches()
            : wanted == Any.ANY || from.equals(expected);
    if (!right) {
      throw failure("it came from somebody else")
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
              + socksh.language.DidYouMean.tip(
                  name, FORMS.keySet(), String.join(", ", FORMS.keySet())));
    }
    return form;
  }

  // --- text -------------------------------------------------------------------------------------

  private @Nullable Object lines(Object wanted) {
    Object last = null;
    int index = 0;
    for (Object each : (List<?>) wanted) {
      last = line(each, index++);
    }
    return last;
  }

  private Object line(Object wanted) {
    return line(wanted, 0);
  }

  private Object line(Object wanted, int index) {
    Report.Received received = receive(new Wanted.Line());
    if (received.ending() != Ending.COMPLETE) {
      throw noLine(received, wanted).thrown();
    }
    byte[] line = Arrays.copyOf(received.bytes(), received.shown());
    String text = new String(line, StandardCharsets.UTF_8);
    if (wanted instanceof Pattern pattern) {
      matched(pattern, text, line);
    } else if (wanted != Any.ANY) {
      same(bytes(wanted), line, index);
    }
    lineEnd(received);
    return keep(line).text();
  }

  private void lineEnd(Report.Received received) {
    String got =
        switch (received.bytes().length - received.shown()) {
          case 0 -> "none";
          case 1 -> "lf";
          default -> "crlf";
        };
    String wanted = socket.lineEnd().word();
    if (!got.equals(wanted)) {
      throw failure("the line ends in " + got + ", not in " + wanted)
          .advice(
              got.equals("none")
                  ? "The stream ended before a line end came: expect text: or rest: says so."
                  : "Where the peer's lines end so, say `" + handle + ".eol '" + got + "'` before.")
          .thrown();
    }
  }

  private Failure noLine(Report.Received received, Object wanted) {
    byte[] waiting = received.ending() == Ending.END_OF_STREAM ? received.bytes() : socket.held();
    Failure failure =
        received.ending() == Ending.TIMED_OUT
            ? Failure.of("no whole line within " + Failures.inWords(player.limit()))
            : Failure.of("no whole line: " + Failures.ending(received, player.limit()));
    if (waiting.length > 0) {
      failure = failure.row("waiting", Failures.waiting(waiting));
    }
    failure = Failures.withKernel(failure, handle);
    boolean matches = wanted instanceof CharSequence && Arrays.equals(bytes(wanted), waiting);
    return matches
        ? failure.advice("The bytes match but no line end (0D 0A) came. Did the sender forget it?")
        : failure;
  }

  private Octets text(Object wanted) {
    if (socket.kind() == Kind.DGRAM) {
      return textDatagram(wanted);
    }
    return wanted instanceof Pattern pattern ? matching(pattern) : exactly(bytes(wanted));
  }

  /** A datagram is whole: nothing before the text and nothing after it. */
  private Octets textDatagram(Object wanted) {
    Report.Received received = receive(new Wanted.Once(Receiving.ROOM));
    complete(received, new byte[0]);
    if (wanted instanceof Pattern pattern) {
      matched(pattern, new Octets(received.bytes()).text(), received.bytes());
    } else {
      same(bytes(wanted), received.bytes());
    }
    return keep(received.bytes());
  }

  private Octets matching(Pattern pattern) {
    Report.Received received = receive(new Wanted.Match(pattern));
    complete(received, new byte[0]);
    matched(pattern, new Octets(received.bytes()).text(), received.bytes());
    return keep(received.bytes());
  }

  private void matched(Pattern pattern, String text, byte[] got) {
    Matcher matcher = pattern.matcher(text);
    boolean fits = matcher.matches() || matcher.find(0) && matcher.end() == text.length();
    if (!fits) {
      throw failure("the pattern does not match")
          .row("expected", "/" + pattern.pattern() + "/")
          .row("received", Failures.waiting(got))
          .thrown();
    }
    matcher.namedGroups().forEach((name, group) -> player.assign(name, matcher.group(group)));
  }

  // --- bytes ------------------------------------------------------------------------------------

  private Octets hex(Object wanted) {
    HexPattern pattern = HexPattern.parse(wanted.toString());
    int length =
        pattern
            .length()
            .orElseThrow(
                () -> new IllegalArgumentException("a stream has no end for `..` to find"));
    Report.Received received = receive(new Wanted.Exactly(length));
    complete(received, pattern.nearest(socket.held()));
    return fitting(pattern, received.bytes());
  }

  private Octets fitting(HexPattern pattern, byte[] got) {
    Optional<Map<String, Octets>> captures = pattern.match(got);
    if (captures.isEmpty()) {
      Failure failure =
          Failures.difference(Failure.of("other bytes came"), pattern.nearest(got), got);
      refuse(failure, Correction.bytes(player.place(), pattern, got));
    }
    captures.ifPresent(named -> named.forEach(player::assign));
    return keep(got);
  }

  private Octets exactly(byte[] wanted) {
    Report.Received received = receive(new Wanted.Same(wanted));
    complete(received, wanted);
    byte[] got = received.bytes();
    if (!Arrays.equals(wanted, got) && player.mayBeCorrected()) {
      got = withWhatFollows(got);
    }
    same(wanted, got);
    return keep(got);
  }

  /** The whole of another text, which no form can frame: what comes until it is quiet. */
  private byte[] withWhatFollows(byte[] got) {
    Report.Received more = receive(new Wanted.Idle(QUIET));
    byte[] both = Arrays.copyOf(got, got.length + more.bytes().length);
    System.arraycopy(more.bytes(), 0, both, got.length, more.bytes().length);
    return both;
  }

  private Octets datagram(Object wanted) {
    if (socket.kind() != Kind.DGRAM) {
      throw new IllegalArgumentException("a stream has no datagrams: expect hex: or text:");
    }
    Report.Received received = receive(new Wanted.Once(Receiving.ROOM));
    complete(received, new byte[0]);
    if (wanted == Any.ANY) {
      return keep(received.bytes());
    }
    if (wanted instanceof Bare) {
      same(player.bytesOf(new Object[] {wanted}), received.bytes());
      return keep(received.bytes());
    }
    return fitting(HexPattern.parse(wanted.toString()), received.bytes());
  }

  /** Expects a datagram of just these bytes, and tells who sent it. */
  Address datagramOf(byte[] wanted) {
    Report.Received received = receive(new Wanted.Once(Receiving.ROOM));
    complete(received, wanted);
    same(wanted, received.bytes());
    return received.from().orElseThrow();
  }

  private Octets rest(Object wanted) {
    Report.Received received = receive(new Wanted.All());
    if (received.ending() != Ending.COMPLETE) {
      throw Failures.withKernel(
              failure("the limit of " + Failures.inWords(player.limit()) + " ended it, not the end")
                  .row("waiting", Failures.waiting(socket.held())),
              handle)
          .thrown();
    }
    if (wanted != Any.ANY) {
      same(bytes(wanted), received.bytes());
    }
    return keep(received.bytes());
  }

  // --- nothing more -----------------------------------------------------------------------------

  private @Nullable Object end(Ending wanted, String inWords) {
    Report.Received received = receive(new Wanted.Once(Receiving.ROOM));
    if (received.ending() != wanted) {
      Failure failure =
          failure("expected " + inWords + "; " + Failures.ending(received, player.limit()));
      throw Failures.withKernel(
              received.bytes().length == 0
                  ? failure
                  : failure.row("received", Failures.waiting(received.bytes())),
              handle)
          .thrown();
    }
    return null;
  }

  private @Nullable Object silence(Object wanted) {
    Duration time = (Duration) wanted;
    long until = player.session().now() + time.toNanos();
    if (socket.held().length > 0
        || Waiting.readable(player.session(), socket, until) != Ending.TIMED_OUT) {
      throw Failures.withKernel(failure("something came within " + Failures.inWords(time)), handle)
          .thrown();
    }
    return null;
  }

  // --- what all forms share
  // -----------------------------------------------------------------------

  private Report.Received receive(Wanted wanted) {
    Report.Received received =
        new Receiving(player.session(), socket, player.limit()).receive(wanted);
    player.session().show(received);
    sender = received.from();
    return received;
  }

  private void complete(Report.Received received, byte[] wanted) {
    if (received.ending() == Ending.COMPLETE) {
      return;
    }
    byte[] waiting = received.bytes().length > 0 ? received.bytes() : socket.held();
    Failure failure = failure(Failures.ending(received, player.limit()));
    if (waiting.length > 0) {
      failure = failure.row("waiting", Failures.waiting(waiting));
      failure = wanted.length > 0 ? failure.row("expected", Failures.waiting(wanted)) : failure;
    }
    throw Failures.withKernel(failure, handle).thrown();
  }

  private void same(byte[] wanted, byte[] got) {
    same(wanted, got, 0);
  }

  private void same(byte[] wanted, byte[] got, int index) {
    if (!Arrays.equals(wanted, got)) {
      String what = Text.isText(got) ? "other text came" : "other bytes came";
      refuse(
          Failures.difference(Failure.of(what), wanted, got),
          Correction.text(player.place(), index, got));
    }
  }

  /** It is not what was expected: a failure, unless somebody wants the script corrected. */
  private void refuse(Failure failure, Optional<Correction> correction) {
    Failure whole = Failures.withKernel(failure, handle);
    if (correction.filter(each -> player.takes(whole, each)).isEmpty()) {
      throw whole.thrown();
    }
  }

  private static Failure failure(String what) {
    return Failure.of(what);
  }

  private static byte[] bytes(Object wanted) {
    return switch (wanted) {
      case Octets octets -> octets.toArray();
      case byte[] array -> array;
      default -> wanted.toString().getBytes(StandardCharsets.UTF_8);
    };
  }

  /** What came last is at hand as {@code frame}. */
  private Octets keep(byte[] got) {
    Octets octets = new Octets(got);
    player.assign("frame", octets);
    return octets;
  }
}
