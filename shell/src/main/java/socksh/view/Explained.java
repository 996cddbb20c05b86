package socksh.view;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Fd;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;
import socksh.language.Amounts;
import socksh.manual.Manual;
import socksh.manual.Reason;
import socksh.session.Event;

/**
 * What an answer means: why the kernel said no and what to try, or what a yes has brought. It
 * remembers from the calls it saw which sockets are streams, because the manual says more then.
 */
final class Explained {
  /** Times line up here behind calls that are not too long. */
  private static final int TIME_COLUMN = 64;

  private static final String TRY = "  try: ";
  private static final String BETWEEN = " | ";

  private final Paper paper;
  private final Map<Fd, Kind> kinds = new HashMap<>();

  Explained(Paper paper) {
    this.paper = paper;
  }

  /** Takes note of what a call has made of its socket; before the call is told. */
  void follow(Event.Returned event) {
    switch (event.outcome()) {
      case Outcome.Opened(Fd fd) when event.call() instanceof Call.Socket(_, Kind kind) ->
          kinds.put(fd, kind);
      case Outcome.Accepted(Fd fd, _) -> kinds.put(fd, Kind.STREAM);
      default -> {}
    }
  }

  /** The call with all its arguments, its answer, the time it took, and what the answer means. */
  void write(Event.Returned event) {
    Ink ink = new Ink().add(Notation.of(event, Notation.Detail.FULL));
    int gap = Math.max(2, TIME_COLUMN - Width.of(ink.line()));
    ink.add(" ".repeat(gap)).add(Style.DIM, Amounts.time(event.took()));
    Folded.print(ink.line(), paper);
    if (event.outcome().ok()) {
      indented(Manual.meaning(event.call(), event.outcome(), kind(event.call())));
    } else {
      writeReason(event);
    }
  }

  /** The call in one line, after the seconds since the session began. */
  static Styled line(Event.Returned event) {
    return new Ink()
        .add(Style.DIM, Stamped.stamp(event.at()))
        .add(Notation.of(event, Notation.Detail.FULL))
        .line();
  }

  /** Why the kernel said no and what to try; nothing where it did not. */
  void writeReason(Event.Returned event) {
    reason(event).ifPresent(this::write);
  }

  private Optional<Reason> reason(Event.Returned event) {
    Call call = event.call();
    return switch (event.outcome()) {
      case Outcome.Failure _ when event.labels().closed() ->
          Optional.of(new Reason(Manual.closedMeanwhile().sentence(), List.of()));
      case Outcome.Failure _ when isInterrupted(event) ->
          Optional.of(
              new Reason(Manual.reason(call, Errno.EINTR, kind(call)).sentence(), List.of()));
      case Outcome.Failure(var errno) -> Optional.of(Manual.reason(call, errno, kind(call)));
      case Outcome.Unresolved unresolved -> Optional.of(Manual.reason(unresolved));
      default -> Optional.empty();
    };
  }

  private void write(Reason reason) {
    indented(reason.sentence());
    tries(reason.lines());
    reason.tries().stream().filter(thing -> thing.endsWith(".")).forEach(this::indented);
  }

  /** Who pressed Ctrl-C knows what to do next. */
  private static boolean isInterrupted(Event.Returned event) {
    return event.outcome().errno().filter(errno -> errno == Errno.EINTR).isPresent();
  }

  /** Lines to type, side by side where there is room: {@code try: sockets | lab http}. */
  private void tries(List<String> lines) {
    int room = Pages.limit(paper.width()) - TRY.length();
    Ink row = new Ink();
    String lead = TRY;
    int taken = 0;
    for (String line : lines) {
      if (taken > 0 && taken + BETWEEN.length() + line.length() > room) {
        paper.print(row.line());
        row = new Ink();
        lead = " ".repeat(TRY.length());
        taken = 0;
      }
      row.add(taken == 0 ? lead : BETWEEN).add(Style.HINT, line);
      taken += (taken == 0 ? 0 : BETWEEN.length()) + line.length();
    }
    if (taken > 0) {
      paper.print(row.line());
    }
  }

  private void indented(String sentence) {
    int width = Pages.limit(paper.width()) - 2;
    for (String line : Pages.wrap(sentence, width)) {
      paper.print(Styled.of(Style.PLAIN, "  " + line));
    }
  }

  private @Nullable Kind kind(Call call) {
    return switch (call) {
      case Call.Socket(_, Kind kind) -> kind;
      case Call.Bind(Fd fd, _) -> kinds.get(fd);
      case Call.Connect(Fd fd, _) -> kinds.get(fd);
      case Call.Listen(Fd fd, _) -> kinds.get(fd);
      case Call.Accept(Fd fd) -> kinds.get(fd);
      case Call.Send(Fd fd, _, _) -> kinds.get(fd);
      case Call.SendTo(Fd fd, _, _, _) -> kinds.get(fd);
      case Call.Recv(Fd fd, _, _) -> kinds.get(fd);
      case Call.RecvFrom(Fd fd, _, _) -> kinds.get(fd);
      case Call.Shutdown(Fd fd, _) -> kinds.get(fd);
      case Call.Close(Fd fd) -> kinds.get(fd);
      default -> null;
    };
  }
}
