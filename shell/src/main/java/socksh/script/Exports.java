package socksh.script;

import java.time.Instant;
import socksh.command.Export;
import socksh.session.Report;
import socksh.view.capture.PacketFile;
import socksh.view.timeline.Picture;
import socksh.view.timeline.Timeline;

/** Makes files of conversations for the commands, which do not know the views. */
public final class Exports implements Export {

  @Override
  public String picture(Report.Conversation conversation, Format format) {
    Timeline timeline = Timeline.of(conversation, Picture.columns());
    return switch (format) {
      case SVG -> Picture.svg(timeline);
      case HTML -> Picture.html(timeline);
    };
  }

  @Override
  public Packets packets(Report.Conversation conversation, long forgotten, Instant began) {
    PacketFile file =
        PacketFile.of(conversation.events(), conversation.sockets(), forgotten, began);
    return new Packets(
        file.bytes(), file.captured(), file.made(), file.tapped(), file.served(), file.unix());
  }
}
