package socksh.command;

import java.util.List;
import socksh.session.Verdict;

/** The way out. */
final class LeavingCommands {
  private LeavingCommands() {}

  static Catalog.Family family() {
    return new Catalog.Family("Leaving", List.of(quit()));
  }

  private static Command quit() {
    return Command.named("quit")
        .alias("exit", "bye")
        .summary("leave the shell; open sockets are closed")
        .calls("close")
        .example("quit")
        .notes("Ctrl-D on an empty line does the same.")
        .does(
            invocation -> {
              invocation.leave();
              return Verdict.DONE;
            });
  }
}
