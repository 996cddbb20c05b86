package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socksh.session.Event;
import socksh.session.OpenSocket;
import socksh.session.Report;
import socksh.session.Verdict;

/** What the shell knows of itself: help, why, errno, which socket is meant, what was typed. */
final class OwnCommands {
  private static final Parameter<OpenSocket> SOCKET = new SocketParameter();
  private static final Parameter<Integer> LINES =
      Parameters.word(
          "[N]",
          Parameter.Place.OPTIONAL,
          Tint.NUMBER,
          word -> Parameters.number(word, 1, 100_000),
          typed -> List.of(Candidate.of("10", "numbers", "the last so many")));

  private OwnCommands() {}

  static Catalog.Family family() {
    return new Catalog.Family(
        "The shell itself",
        List.of(
            HelpCommand.command(), WhyCommand.command(), ErrnoPages.command(), use(), history()));
  }

  private static Command use() {
    return Command.named("use")
        .summary("make a socket the current one")
        .takes(SOCKET)
        .ofTheShell()
        .example("open tcp lab:echo as a; open tcp lab:daytime as b; use a; send \"hello\"; recv")
        .notes(
            "A line without a socket means the current one. `web send \"x\"` speaks to another one"
                + " without changing it.")
        .does(OwnCommands::performUse);
  }

  private static Verdict performUse(Invocation invocation) {
    OpenSocket socket = invocation.get(SOCKET);
    invocation.session().sockets().use(socket);
    String name = socket.name().map(each -> socket.label() + " " + each).orElse(socket.label());
    invocation
        .session()
        .remark(name + " is the current socket: " + SocketParameter.described(socket));
    return Verdict.DONE;
  }

  private static Command history() {
    return Command.named("history")
        .summary("the lines of this session, the last N or all")
        .takes(LINES)
        .ofTheShell()
        .example("history 5")
        .notes("The prompt remembers lines across sessions too: arrow up, Ctrl-R.")
        .does(OwnCommands::performHistory);
  }

  private static Verdict performHistory(Invocation invocation) {
    List<Report.Entry> lines = new ArrayList<>();
    for (Event event : invocation.session().journal().events()) {
      if (event instanceof Event.Typed(_, String line, _)) {
        lines.add(new Report.Entry.Example((lines.size() + 1) + "  " + line));
      }
    }
    Optional<Integer> last = invocation.find(LINES);
    int from = last.map(count -> Math.max(0, lines.size() - count)).orElse(0);
    return invocation.show(new Report.Page(lines.subList(from, lines.size())));
  }
}
