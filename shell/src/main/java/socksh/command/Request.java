package socksh.command;

import java.util.Optional;
import socksh.language.Line;
import socksh.language.Word;
import socksh.session.OpenSocket;

/** A line that was understood: the command, the socket it speaks to, and what its words became. */
record Request(
    Line line,
    Command command,
    Word verb,
    Optional<OpenSocket> socket,
    Values values,
    Optional<Word> name,
    Mode mode) {

  /** Whether the prompt waits for it. */
  enum Mode {
    FOREGROUND,
    BACKGROUND
  }
}
