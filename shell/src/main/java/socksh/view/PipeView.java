package socksh.view;

import java.io.IOException;
import java.io.OutputStream;
import socksh.session.Event;
import socksh.session.OutputGone;
import socksh.session.Report;
import socksh.session.View;

/**
 * Outside the interactive shell: what was received goes to one output byte for byte and nothing
 * else does; everything the shell says goes to paper. How receiving ended is said there too.
 */
public final class PipeView implements View {
  private final OutputStream received;
  private final Paper paper;
  private final View words;

  /**
   * @param received standard output; stays the caller's, who flushes it
   * @param paper where words go
   * @param words who says everything else, on the same paper
   */
  public PipeView(OutputStream received, Paper paper, View words) {
    this.received = received;
    this.paper = paper;
    this.words = words;
  }

  @Override
  public void see(Event event) {
    if (event instanceof Event.Shown(_, Report.Received report)) {
      pass(report);
    } else {
      words.see(event);
    }
  }

  /**
   * @throws OutputGone when nobody reads the output any more
   */
  private void pass(Report.Received report) {
    Receipts.before(report).forEach(paper::print);
    try {
      received.write(report.bytes());
    } catch (IOException gone) {
      throw new OutputGone(gone);
    }
    Receipts.after(report).forEach(paper::print);
  }
}
