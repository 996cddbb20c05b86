package socksh.command;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import socksh.language.Line;
import socksh.language.Word;

/** What earlier commands of the same text will have made by the time a later one runs. */
final class Coming {
  private final Set<String> names = new HashSet<>();
  private boolean socket;

  /** Takes note of what a command will make, under what name. */
  void add(Command command, Optional<Word> name) {
    socket |= command.makes() != Command.Makes.NOTHING;
    name.ifPresent(word -> names.add(word.text()));
  }

  /** Whether a socket will be there. */
  boolean socket() {
    return socket;
  }

  /** The names that sockets will have. */
  Set<String> names() {
    return names;
  }

  /** Whether a command speaks of such a name, so that it cannot be judged yet. */
  boolean isMeant(Line line) {
    return line.words().stream().anyMatch(word -> names.contains(word.raw()));
  }
}
