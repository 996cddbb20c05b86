package socksh.command;

import socksh.session.Report;

/** Makes pictures of conversations; the room that can draw hands it to the commands. */
public interface Drawing {

  /** What a picture file is. */
  enum Format {
    SVG,
    HTML
  }

  /** The whole content of a picture file, which needs nothing else to be seen. */
  String of(Report.Conversation conversation, Format format);
}
