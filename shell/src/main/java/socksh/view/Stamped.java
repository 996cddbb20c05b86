package socksh.view;

import socksh.language.Amounts;
import socksh.session.Event;
import socksh.session.Notice;
import socksh.session.Report;
import socksh.session.Settings;

/**
 * Paper on which the first line of an event says when that was, in seconds since the session began
 * and as {@code log} does, while {@code set times on}; what goes through a tap always has its time.
 * Tables and pages have none.
 */
final class Stamped implements Paper {
  private final Paper below;
  private final Settings settings;
  private long at;
  private boolean stamped;
  private boolean due;

  Stamped(Paper below, Settings settings) {
    this.below = below;
    this.settings = settings;
  }

  /** What is printed from now on is about this event. */
  void about(Event event) {
    at = event.at();
    stamped = event instanceof Event.Tapped || settings.times().on() && isOfAMoment(event);
    due = stamped;
  }

  private static boolean isOfAMoment(Event event) {
    return switch (event) {
      case Event.Returned _, Event.Tapped _ -> true;
      case Event.Noticed(_, Notice notice) -> isNews(notice);
      case Event.Shown shown -> shown.report() instanceof Report.Received;
      case Event.Typed _, Event.Refused _, Event.Entered _ -> false;
      case Event.Named _, Event.Stood _, Event.Captured _ -> false;
    };
  }

  /** What happened by itself; remarks and hints are about what stands above them. */
  private static boolean isNews(Notice notice) {
    return switch (notice) {
      case Notice.ClientWaiting _, Notice.BytesWaiting _, Notice.PeerClosed _ -> true;
      case Notice.Broken _, Notice.BackgroundDone _ -> true;
      case Notice.ClientCame _, Notice.ClientSaid _, Notice.ClientLeft _, Notice.Crowd _ -> true;
      case Notice.Hint _, Notice.Remark _, Notice.Progress _ -> false;
    };
  }

  /** {@code 1.234567 }. */
  static String stamp(long at) {
    return Amounts.seconds(at) + " ";
  }

  @Override
  public void print(Styled line) {
    below.print(due ? new Ink().add(Style.DIM, stamp(at)).add(line).line() : line);
    due = false;
  }

  @Override
  public void draw(Styled line) {
    below.draw(line);
  }

  @Override
  public void raw(byte[] bytes) {
    below.raw(bytes);
  }

  @Override
  public int width() {
    int width = below.width();
    return width == 0 || !stamped ? width : Math.max(1, width - stamp(at).length());
  }
}
