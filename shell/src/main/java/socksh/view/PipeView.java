package socksh.view;

import java.io.IOException;
import java.io.OutputStream;
import socksh.session.Event;
import socksh.session.OutputGone;
import socksh.session.Report;
import socksh.session.View;
import socksh.session.Wanted;

/**
 * Outside the interactive shell: what was received goes to one output byte for byte and nothing
 * else does; everything the shell says goes to the words' paper. How receiving ended is said there
 * too.
 */
public final class PipeView implements View {
  private final OutputStream received;
  private final TerminalView words;

  /**
   * @param received standard output; stays the caller's, who flushes it
   * @param words who says everything else
   */
  public PipeView(OutputStream received, TerminalView words) {
    this.received = received;
    this.words = words;
  }

  @Override
  public void see(Event event) {
    if (event instanceof Event.Shown shown
        && shown.report() instanceof Report.Received report
        && !isLeft(report)) {
      words.before(shown, report);
      pass(report);
      words.after(report);
    } else {
      words.see(event);
    }
  }

  /** What was only peeked at is told; it goes to the output when it is received. */
  private static boolean isLeft(Report.Received report) {
    return report.wanted() instanceof Wanted.Once(_, Wanted.Use use) && use == Wanted.Use.LEFT;
  }

  /**
   * @throws OutputGone when nobody reads the output any more
   */
  private void pass(Report.Received report) {
    try {
      received.write(report.bytes());
    } catch (IOException gone) {
      throw new OutputGone(gone);
    }
  }
}
