package socksh.command;

import java.util.Arrays;
import java.util.Optional;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;
import socksh.session.Ending;
import socksh.session.OpenSocket;
import socksh.session.Report;
import socksh.session.Wanted;

/** What {@code peek} saw, as a report like that of {@code recv}. */
final class Peeked {
  private static final String WAITS = "peeked: it still waits";

  private Peeked() {}

  static Report.Received nothing(OpenSocket socket, int most, Ending ending, long took) {
    return report(socket, most, ending, new byte[0], "", took);
  }

  /** What an earlier recv left is what the next one gets: no call is needed to see it. */
  static Report.Received held(OpenSocket socket, int most) {
    byte[] held = socket.held();
    byte[] seen = Arrays.copyOf(held, Math.min(most, held.length));
    return report(socket, most, Ending.COMPLETE, seen, WAITS, 0);
  }

  static Report.Received report(OpenSocket socket, int most, Outcome.Received seen, long took) {
    boolean end = seen.bytes().length == 0 && socket.kind() == Kind.STREAM;
    Ending atEnd = socket.wasReset() ? Ending.RESET : Ending.END_OF_STREAM;
    Ending ending = end ? atEnd : Ending.COMPLETE;
    return report(socket, most, ending, seen.bytes(), end ? "" : WAITS, took);
  }

  private static Report.Received report(
      OpenSocket socket, int most, Ending ending, byte[] bytes, String note, long took) {
    return new Report.Received(
        socket.label(),
        new Wanted.Once(most, Wanted.Use.LEFT),
        ending,
        Optional.empty(),
        bytes,
        bytes.length,
        Optional.empty(),
        bytes.length,
        0,
        1,
        note,
        took);
  }
}
