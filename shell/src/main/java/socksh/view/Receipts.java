package socksh.view;

import java.util.ArrayList;
import java.util.List;
import socksh.language.Amounts;
import socksh.language.Text;
import socksh.session.Report;
import socksh.session.Settings;
import socksh.session.Wanted;

/**
 * What was received: {@code #1 <- 6 bytes: PONG\r\n}, or a head and then the lines behind a margin
 * of {@code | }, so that nothing a peer sends can pass for the shell's own words.
 */
final class Receipts {
  private static final long WORTH_TELLING = 100_000_000;
  private static final int SHORT = 100;

  private Receipts() {}

  static List<Styled> lines(Report.Received received, Settings.Bytes how, int width) {
    List<Styled> lines = new ArrayList<>();
    if (received.bytes().length > 0) {
      List<Styled> body = body(received, how);
      Ink head = head(received);
      int room = (width <= 0 ? SHORT : width) - Width.of(head.line()) - 2;
      if (body.size() == 1 && Width.of(body.getFirst()) <= room) {
        lines.add(head.add(": ").add(body.getFirst()).line());
      } else {
        lines.add(body.isEmpty() ? head.line() : head.add(":").line());
        body.forEach(line -> lines.add(margin(line)));
      }
    }
    lines.addAll(after(received));
    return lines;
  }

  /** What there is to say where the bytes themselves go elsewhere and no call has told of them. */
  static List<Styled> before(Report.Received received) {
    boolean told = received.wanted() instanceof Wanted.Once && !isCut(received);
    return told || received.bytes().length == 0 ? List.of() : List.of(head(received).line());
  }

  static Styled margin(Styled line) {
    return new Ink().add(Style.DIM, "| ").add(line).line();
  }

  private static List<Styled> body(Report.Received received, Settings.Bytes how) {
    byte[] bytes = received.bytes();
    return switch (how) {
      case AUTO -> Text.isText(bytes) ? text(received) : HexDump.lines(bytes, 0);
      case HEX -> HexDump.lines(bytes, 0);
      case TEXT, RAW -> text(received);
      case BOTH -> {
        List<Styled> both = new ArrayList<>(text(received));
        both.addAll(HexDump.lines(bytes, 0));
        yield both;
      }
    };
  }

  private static List<Styled> text(Report.Received received) {
    return Visible.lines(received.bytes(), received.shown());
  }

  private static Ink head(Report.Received received) {
    Ink ink = new Ink().add(Style.EVENT, received.socket() + " <- ").add(amount(received));
    if (received.from().isPresent()) {
      ink.add(" from ").add(Style.ADDRESS, received.from().get().toString());
    }
    if (received.calls() > 1 && isCounted(received.wanted())) {
      ink.add(" in " + received.calls() + " calls");
    }
    if (received.took() >= WORTH_TELLING) {
      ink.add(" after " + Amounts.time(received.took()));
    }
    return ink;
  }

  private static boolean isCounted(Wanted wanted) {
    return wanted instanceof Wanted.Exactly
        || wanted instanceof Wanted.All
        || wanted instanceof Wanted.Idle;
  }

  private static boolean isCut(Report.Received received) {
    return received.length() > received.bytes().length;
  }

  private static String amount(Report.Received received) {
    int kept = received.bytes().length;
    if (isCut(received)) {
      long lost = received.length() - kept;
      return kept + " of " + Amounts.bytes(received.length()) + " kept, " + lost + " discarded,";
    }
    return received.wanted() instanceof Wanted.Line
        ? "line of " + Amounts.bytes(received.shown())
        : Amounts.bytes(kept);
  }

  /** What there is to say when the bytes have been shown: how it ended, and the note. */
  static List<Styled> after(Report.Received received) {
    List<Styled> lines = new ArrayList<>();
    String ending = ending(received);
    if (!ending.isEmpty()) {
      lines.add(Styled.of(Style.EVENT, received.socket() + " " + ending));
    }
    if (!received.note().isEmpty()) {
      lines.add(Styled.of(Style.EVENT, received.socket() + " " + received.note()));
    }
    return lines;
  }

  /** In words; nothing where the call that failed has said it, with why. */
  private static String ending(Report.Received received) {
    return switch (received.ending()) {
      case COMPLETE -> complete(received);
      case END_OF_STREAM -> "end of stream: the peer has closed its sending side";
      case TIMED_OUT -> timedOut(received);
      case RESET -> withWaiting(received, reset(received));
      case FAILED -> waiting(received);
      case TOO_LONG ->
          "no end within " + Amounts.size(received.waiting()) + "; they wait for the next recv";
      case INTERRUPTED -> withWaiting(received, "interrupted");
      case CLOSED -> closed(received);
    };
  }

  private static String reset(Report.Received received) {
    return received.errno().isPresent()
        ? "the peer reset the connection"
        : "the connection was reset earlier: the kernel says so once, and then 0";
  }

  private static String closed(Report.Received received) {
    int bytes = received.waiting();
    String lost = bytes == 0 ? "" : "; " + Amounts.bytes(bytes) + " that had come went with it";
    return "was closed while this waited" + lost;
  }

  private static String complete(Report.Received received) {
    if (received.bytes().length > 0) {
      return "";
    }
    return switch (received.wanted()) {
      case Wanted.Once _ -> emptyDatagram(received);
      case Wanted.All _ -> "end of stream: nothing came before it";
      default -> "<- 0 bytes";
    };
  }

  private static String emptyDatagram(Report.Received received) {
    String from = received.from().map(address -> " from " + address).orElse("");
    return "<- " + (isCut(received) ? amount(received) : "an empty datagram") + from;
  }

  private static String withWaiting(Report.Received received, String sentence) {
    String waiting = waiting(received);
    return waiting.isEmpty() ? sentence : sentence + "; " + waiting;
  }

  private static String waiting(Report.Received received) {
    int bytes = received.waiting();
    return bytes == 0
        ? ""
        : Amounts.bytes(bytes) + " before it " + wait(bytes) + " for the next recv";
  }

  private static String wait(int bytes) {
    return bytes == 1 ? "waits" : "wait";
  }

  private static String timedOut(Report.Received received) {
    String limit = "timed out after " + Amounts.time(received.took()) + ": ";
    if (received.waiting() == 0) {
      return limit + "nothing came";
    }
    String came =
        switch (received.wanted()) {
          case Wanted.Exactly(int bytes) -> part(received.waiting(), bytes);
          case Wanted.Same(byte[] bytes) -> part(received.waiting(), bytes.length);
          default -> Amounts.bytes(received.waiting());
        };
    String there = received.waiting() == 1 ? " is there and waits" : " are there and wait";
    return limit + came + there + " for the next recv";
  }

  private static String part(int came, int wanted) {
    return Amounts.grouped(came) + " of " + Amounts.bytes(wanted);
  }
}
