package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Kind;
import socksh.language.Amounts;
import socksh.manual.Hint;
import socksh.manual.Manual;
import socksh.manual.Reason;
import socksh.session.Ending;
import socksh.session.OpenSocket;
import socksh.session.Report;
import socksh.session.Report.Entry;
import socksh.session.Session;
import socksh.session.Wanted;

/** How receiving ended, at length: data, time-out, end of stream and reset are four things. */
final class WhyReceived {
  private final Session session;
  private final Report.Received received;
  private final Optional<OpenSocket> socket;

  WhyReceived(Session session, Report.Received received) {
    this.session = session;
    this.received = received;
    this.socket = session.sockets().find(received.socket());
  }

  List<Entry> entries() {
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry.Heading("Receiving from " + received.socket()));
    entries.add(new Entry.Term("asked", wanted()));
    entries.add(new Entry.Term("calls", calls()));
    received.errno().ifPresentOrElse(errno -> refused(errno, entries), () -> ended(entries));
    socket.ifPresent(open -> entries.addAll(WhyCall.state(session, open)));
    entries.add(new Entry.Heading("Try"));
    tries().forEach(line -> entries.add(new Entry.Example(line)));
    String errno = received.errno().map(no -> ", `errno " + no + "`").orElse("");
    entries.add(new Entry.Text("\nRead next: man 2 recv, `help receiving`" + errno));
    return entries;
  }

  private String wanted() {
    return switch (received.wanted()) {
      case Wanted.Once(int most, _) -> "what one recv gives, up to " + Amounts.bytes(most);
      case Wanted.Exactly(int bytes) -> "exactly " + Amounts.bytes(bytes);
      case Wanted.Same(byte[] bytes) -> "these " + Amounts.bytes(bytes.length) + " and no others";
      case Wanted.Line _ -> "a line, up to its LF";
      case Wanted.Until _ -> "everything up to a delimiter";
      case Wanted.Match(var pattern) -> "everything up to a match of /" + pattern + "/";
      case Wanted.Idle(var quiet) ->
          "everything until nothing came for " + SettingTable.told(quiet);
      case Wanted.All _ -> "everything up to the end of the stream";
    };
  }

  private String calls() {
    String times =
        switch (received.calls()) {
          case 0 -> "no recv";
          case 1 -> "one recv";
          default -> received.calls() + " times recv";
        };
    return times + ", in " + received.took() / 1_000_000 + " ms with the waiting";
  }

  private void refused(Errno errno, List<Entry> entries) {
    entries.add(
        new Entry.Term("answered", "no, " + errno + " (" + errno.number() + "): " + errno.words()));
    entries.add(new Entry.Term("why", reason(errno).sentence()));
  }

  private Reason reason(Errno errno) {
    if (received.ending() == Ending.CLOSED) {
      return Manual.closedMeanwhile();
    }
    return socket
        .map(open -> Manual.reason(new Call.Recv(open.fd(), 1, Set.of()), errno, open.kind()))
        .orElseGet(() -> Manual.errno(errno).reason());
  }

  private void ended(List<Entry> entries) {
    entries.add(
        new Entry.Term(
            "ended", received.ending().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
    entries.add(new Entry.Term("meaning", meaning()));
    if (received.ending() == Ending.TIMED_OUT && isDatagram()) {
      entries.add(new Entry.Term("with UDP", Hint.UDP_SILENCE.line()));
    }
    if (!received.note().isEmpty()) {
      entries.add(new Entry.Term("note", received.note()));
    }
  }

  private String meaning() {
    return switch (received.ending()) {
      case COMPLETE -> complete();
      case END_OF_STREAM ->
          "recv answered 0: the peer closed its sending side. What it had sent has all come; this"
              + " side may still send.";
      case TIMED_OUT ->
          "The limit is the shell's own: poll waited that long and nothing more came. It is no"
              + " errno, the connection is as it was, and nothing is lost."
              + waiting();
      case TOO_LONG ->
          "More came without an end than the shell holds for one answer. Nothing is lost."
              + waiting();
      case INTERRUPTED -> "Ctrl-C ended the waiting: EINTR. Nothing is lost." + waiting();
      case CLOSED -> "Another line closed the socket; the kernel ended the wait with EINTR.";
      case RESET ->
          "recv answered 0, but that is not the end of the peer's stream: the connection was reset"
              + " earlier. The kernel says ECONNRESET once and then forgets it.";
      case FAILED -> "The kernel said no.";
    };
  }

  private String complete() {
    if (isDatagram()) {
      int kept = received.bytes().length;
      return received.length() > kept
          ? "One datagram of " + received.length() + " bytes; what did not fit is gone."
          : "One whole datagram of " + Amounts.bytes(kept) + ".";
    }
    return "What was asked for is there: " + Amounts.bytes(received.bytes().length) + ".";
  }

  private boolean isDatagram() {
    return socket.filter(open -> open.kind() == Kind.DGRAM).isPresent();
  }

  private String waiting() {
    return received.waiting() == 0
        ? ""
        : " " + Amounts.bytes(received.waiting()) + " came and wait for the next recv.";
  }

  private List<String> tries() {
    if (received.errno().isPresent()) {
      return reason(received.errno().get()).lines();
    }
    return switch (received.ending()) {
      case TIMED_OUT, INTERRUPTED, TOO_LONG -> List.of("recv timeout 30s", "state", "log");
      case END_OF_STREAM, RESET -> List.of("state", "close");
      case CLOSED -> List.of("sockets", "log");
      default -> List.of("recv", "state");
    };
  }
}
