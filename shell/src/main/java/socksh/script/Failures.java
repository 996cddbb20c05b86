package socksh.script;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import socksh.kernel.Errno;
import socksh.kernel.Outcome;
import socksh.language.Escapes;
import socksh.language.Hex;
import socksh.language.Text;
import socksh.session.Report;
import socksh.session.Verdict;
import socksh.view.Notation;

/** Failures in the words of the report, each in one place. */
final class Failures {
  private static final int MOST_SHOWN = 60;
  private static final int BEFORE_THE_PLACE = 40;

  private Failures() {}

  /** A command of the shell said no. */
  static Failure ofCommand(
      Verdict verdict, Overheard heard, Optional<SocketHandle> socket, Player player) {
    Optional<Errno> errno = heard.outcome().flatMap(Outcome::errno);
    String what =
        heard
            .received()
            .map(received -> ending(received, player.limit()))
            .or(() -> heard.call().map(call -> Notation.text(call)))
            .or(heard::sentence)
            .orElse("it did not work");
    Failure failure = new Failure(verdict, what, errno, List.of(), "");
    return socket.map(each -> withKernel(failure, each)).orElse(failure);
  }

  /** What the kernel says of the socket, as the last row. */
  static Failure withKernel(Failure failure, SocketHandle socket) {
    boolean open = socket.player().session().sockets().of(socket.socket().fd()).isPresent();
    return open
        ? failure.row("kernel", new KernelState(socket.player().session(), socket.socket()).row())
        : failure;
  }

  /** How receiving ended, when it did not end with what was wanted. */
  static String ending(Report.Received received, Duration limit) {
    return switch (received.ending()) {
      case TIMED_OUT -> "nothing that fits within " + inWords(limit);
      case END_OF_STREAM -> "the stream ended";
      case RESET -> "the peer reset the connection";
      case CLOSED -> "the socket was closed meanwhile";
      case INTERRUPTED -> "Ctrl-C ended the wait";
      case TOO_LONG -> "more came than can be held, and no end";
      case FAILED -> received.errno().map(Errno::name).orElse("the kernel said no");
      case COMPLETE -> "not what was expected";
    };
  }

  /** {@code 2 s}, {@code 200 ms}. */
  static String inWords(Duration time) {
    long millis = time.toMillis();
    return millis % 1000 == 0
        ? millis / 1000 + " s"
        : millis < 1000 ? millis + " ms" : String.format(Locale.ROOT, "%.1f s", millis / 1e3);
  }

  /** Expected over received, with a caret under the first byte that differs. */
  static Failure difference(Failure failure, byte[] wanted, byte[] got) {
    int at = Arrays.mismatch(wanted, got);
    boolean text = Text.isText(wanted) && Text.isText(got);
    int from = Math.max(0, at - (text ? BEFORE_THE_PLACE : BEFORE_THE_PLACE / 3));
    String before = shown(Arrays.copyOfRange(got, from, at), text);
    int shift =
        (from > 0 ? 3 : 0) + (text ? 1 : 0) + before.length() + (text || at == from ? 0 : 1);
    return failure
        .row(
            new Failure.Row(
                "expected", window(wanted, from, text), shift, end(wanted, at, shift, text)))
        .row(new Failure.Row("received", window(got, from, text), shift, end(got, at, shift, text)))
        .row("", " ".repeat(shift) + "^ byte " + at);
  }

  /** Where the byte at a place ends on the screen. */
  private static int end(byte[] bytes, int at, int shift, boolean text) {
    boolean isThere = at < bytes.length;
    return shift + (isThere ? shown(Arrays.copyOfRange(bytes, at, at + 1), text).length() : 0);
  }

  private static String window(byte[] bytes, int from, boolean text) {
    int most = text ? MOST_SHOWN : MOST_SHOWN / 3;
    int end = Math.min(bytes.length, from + most);
    byte[] some = from > bytes.length ? new byte[0] : Arrays.copyOfRange(bytes, from, end);
    String body = shown(some, text);
    return (from > 0 ? "..." : "")
        + (text ? "'" + body + "'" : body)
        + (end < bytes.length ? "..." : "");
  }

  private static String shown(byte[] bytes, boolean text) {
    return text ? Escapes.body(bytes) : Hex.spaced(bytes).toUpperCase(Locale.ROOT);
  }

  /** Bytes that wait: {@code 22 bytes 'I am the second client'}. */
  static String waiting(byte[] bytes) {
    return bytes.length
        + (bytes.length == 1 ? " byte  " : " bytes  ")
        + window(bytes, 0, Text.isText(bytes));
  }
}
