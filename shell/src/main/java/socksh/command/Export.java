package socksh.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import socksh.session.Report;

/** Makes files of conversations; the room that can do it hands it to the commands. */
public interface Export {

  /** What a picture file is. */
  enum Format {
    SVG,
    HTML
  }

  /**
   * A packet file.
   *
   * @param captured how many of its packets were captured
   * @param made how many were made from calls
   * @param tapped how many connections of others through a tap it tells
   * @param served how many clients of servers came, of whose talk nothing was kept
   * @param unix the labels of Unix sockets, which it leaves out
   */
  record Packets(byte[] file, int captured, int made, int tapped, long served, Set<String> unix) {}

  /** The whole content of a picture file, which needs nothing else to be seen. */
  String picture(Report.Conversation conversation, Format format);

  /**
   * What went over the sockets, as Wireshark reads it.
   *
   * @param forgotten how many older events were let go
   * @param began when the session began
   */
  Packets packets(Report.Conversation conversation, long forgotten, Instant began);

  /**
   * Writes a file; where it exists, a person has to agree.
   *
   * @return whether it was written
   * @throws socksh.language.Misunderstood where it cannot be, or nobody is there to ask
   */
  static boolean write(Invocation invocation, Path file, boolean overwrite, byte[] content) {
    if (!Person.allowsWriting(invocation, file, overwrite)) {
      return false;
    }
    try {
      Files.write(file, content);
      return true;
    } catch (IOException no) {
      throw invocation.wrongWord(
          file.toString(), "cannot be written: " + no.getMessage(), "another place");
    }
  }
}
