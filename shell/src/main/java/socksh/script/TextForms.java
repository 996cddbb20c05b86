package socksh.script;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Kind;
import socksh.session.Ending;
import socksh.session.OpenSocket;
import socksh.session.Receiving;
import socksh.session.Report;
import socksh.session.Wanted;

/** Text that is expected: lines, stretches, patterns. */
final class TextForms {
  private final SocketHandle handle;
  private final OpenSocket socket;
  private final Player player;
  private final Comparing comparing;
  private final ByteForms bytes;

  TextForms(SocketHandle handle, Comparing comparing, ByteForms bytes) {
    this.handle = handle;
    this.socket = handle.socket();
    this.player = handle.player();
    this.comparing = comparing;
    this.bytes = bytes;
  }

  @Nullable Object lines(Object wanted) {
    Object last = null;
    int index = 0;
    for (Object each : (List<?>) wanted) {
      last = line(each, index++);
    }
    return last;
  }

  Object line(Object wanted) {
    return line(wanted, 0);
  }

  private Object line(Object wanted, int index) {
    Report.Received received = comparing.receive(new Wanted.Line());
    if (received.ending() != Ending.COMPLETE) {
      throw noLine(received, wanted).thrown();
    }
    byte[] line = Arrays.copyOf(received.bytes(), received.shown());
    String text = new String(line, StandardCharsets.UTF_8);
    if (wanted instanceof Pattern pattern) {
      matched(pattern, text, line);
    } else if (wanted != Any.ANY) {
      comparing.same(Comparing.bytes(wanted), line, index);
    }
    lineEnd(received);
    return comparing.keep(line).text();
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
      throw Failure.of("the line ends in " + got + ", not in " + wanted)
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
    boolean matches =
        wanted instanceof CharSequence && Arrays.equals(Comparing.bytes(wanted), waiting);
    return matches
        ? failure.advice("The bytes match but no line end (0D 0A) came. Did the sender forget it?")
        : failure;
  }

  Octets text(Object wanted) {
    if (socket.kind() == Kind.DGRAM) {
      return textDatagram(wanted);
    }
    return wanted instanceof Pattern pattern
        ? matching(pattern)
        : bytes.exactly(Comparing.bytes(wanted));
  }

  /** A datagram is whole: nothing before the text and nothing after it. */
  private Octets textDatagram(Object wanted) {
    Report.Received received = comparing.receive(new Wanted.Once(Receiving.ROOM));
    comparing.complete(received, new byte[0]);
    if (wanted instanceof Pattern pattern) {
      matched(pattern, new Octets(received.bytes()).text(), received.bytes());
    } else {
      comparing.same(Comparing.bytes(wanted), received.bytes());
    }
    return comparing.keep(received.bytes());
  }

  private Octets matching(Pattern pattern) {
    Report.Received received = comparing.receive(new Wanted.Match(pattern));
    comparing.complete(received, new byte[0]);
    matched(pattern, new Octets(received.bytes()).text(), received.bytes());
    return comparing.keep(received.bytes());
  }

  void matched(Pattern pattern, String text, byte[] got) {
    Matcher matcher = pattern.matcher(text);
    boolean fits = matcher.matches() || matcher.find(0) && matcher.end() == text.length();
    if (!fits) {
      throw Failure.of("the pattern does not match")
          .row("expected", "/" + pattern.pattern() + "/")
          .row("received", Failures.waiting(got))
          .thrown();
    }
    matcher
        .namedGroups()
        .forEach((name, group) -> player.variables().assign(name, matcher.group(group)));
  }
}
