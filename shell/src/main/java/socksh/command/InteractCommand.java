package socksh.command;

import java.util.List;
import socksh.session.OpenSocket;
import socksh.session.Verdict;

/** Keys straight to a socket. */
final class InteractCommand {
  private static final Parameter<Boolean> RAW =
      Parameters.flag("raw", "send each key at once, not line by line");

  private InteractCommand() {}

  static Catalog.Family family() {
    return new Catalog.Family("Talking", List.of(interact()));
  }

  private static Command interact() {
    return Command.named("interact")
        .summary("keys straight to the socket, like telnet; ^] returns")
        .takes(RAW)
        .on(Command.Target.REQUIRED, socket -> socket.phase() == OpenSocket.Phase.CONNECTED)
        .calls("poll", "recv", "send", "shutdown")
        .example("open tcp lab:lines; interact")
        .notes(
            "Enter sends the line and the socket's line end (`eol`). What comes is shown as it"
                + " comes, control bytes as escapes, or as it is after `set view raw`.",
            "^] and Ctrl-C return to the shell, the socket stays open. Ctrl-D sends what is typed"
                + " without a line end; on an empty line it ends the sending side (shutdown).",
            "`interact raw` sends each key at once, Ctrl-C and Ctrl-D too, and shows only what the"
                + " peer sends.")
        .does(InteractCommand::perform);
  }

  private static Verdict perform(Invocation invocation) {
    Keys keys =
        invocation
            .world()
            .keys()
            .orElseThrow(
                () ->
                    invocation.wrong(
                        "`interact` needs a terminal to type on", "use `send` and `recv` here"));
    Keys.Mode mode = invocation.has(RAW) ? Keys.Mode.EACH : Keys.Mode.LINES;
    Keys.Hold hold =
        keys.take(mode)
            .orElseThrow(
                () ->
                    invocation.wrong(
                        "`interact` cannot run in the background", "leave out the ampersand"));
    try (hold) {
      return new Interaction(invocation, hold).run();
    }
  }
}
