package socksh.script;

import socksh.command.Drawing;
import socksh.session.Report;
import socksh.view.timeline.Picture;
import socksh.view.timeline.Timeline;

/** Draws conversations for the commands, which do not know the views. */
public final class Pictures implements Drawing {

  @Override
  public String of(Report.Conversation conversation, Format format) {
    Timeline timeline = Timeline.of(conversation, Picture.columns());
    return switch (format) {
      case SVG -> Picture.svg(timeline);
      case HTML -> Picture.html(timeline);
    };
  }
}
