package socksh.console;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jline.terminal.Terminal;
import socksh.advice.Adviser;
import socksh.command.Home;
import socksh.command.Interpreter;
import socksh.command.Machine;
import socksh.command.World;
import socksh.kernel.Kernel;
import socksh.lesson.LessonCommands;
import socksh.script.Inline;
import socksh.script.record.Echo;
import socksh.session.Session;
import socksh.session.Verdict;
import socksh.view.Folded;
import socksh.view.Paint;
import socksh.view.PipeView;
import socksh.view.Style;
import socksh.view.Styled;
import socksh.view.TerminalView;

/** Sets up everything that a person at a terminal needs, and takes it down again. */
final class Interactive {
  private static final List<String> GREETING =
      List.of(
          "socksh: a shell over real sockets. Every command is a real system call.",
          "Try it without a network: `lab http` starts a web server on this machine.",
          "`lesson` teaches sockets, `help` lists commands, Tab completes, Ctrl-D leaves.");

  private final Kernel kernel;
  private final LessonCommands commands;
  private final Standard standard;

  Interactive(Kernel kernel, LessonCommands commands, Standard standard) {
    this.kernel = kernel;
    this.commands = commands;
    this.standard = standard;
  }

  /**
   * From the greeting to the goodbye.
   *
   * @param firstLine a line to do before the first that is typed
   */
  Verdict run(Options options, Optional<String> firstLine) throws IOException {
    boolean stdout = standard.isTerminal(Terminals.Stream.OUTPUT);
    Map<String, String> environment = standard.environment();
    Options.Colour colour = Colours.decide(options.colour(), environment);
    Terminals.Stream screen = stdout ? Terminals.Stream.OUTPUT : Terminals.Stream.ERROR;
    try (Terminal terminal = Terminals.open(screen, colour, environment)) {
      Paint paint = Colours.paint(colour, terminal);
      return talk(terminal, paint, stdout, options.programs(), firstLine);
    }
  }

  private Verdict talk(
      Terminal terminal,
      Paint paint,
      boolean stdout,
      List<String> programs,
      Optional<String> firstLine)
      throws IOException {
    Home home = Home.of(standard::variable, System.getProperty("user.home"));
    boolean first = !Files.exists(home.history());
    boolean kept = home.keepsHistory();
    Editor editor = LineEditor.on(terminal, home.history(), kept);
    Screen screen = new Screen(terminal, editor, paint);
    ErrorLog errors = new ErrorLog(home.errors(), line -> screen.print(Styled.of(Style.BAD, line)));
    errors.listen();
    Session session = new Session(kernel, System::nanoTime, List.of());
    session.onBroken(errors::note);
    session.lookOut();
    session.settings().programs().grant(programs);
    World world = new Machine(new Keyboard(terminal, kernel, session.settings()));
    Interpreter interpreter =
        new Interpreter(
            session,
            commands.catalog(),
            world,
            Optional.empty(),
            commands.answersBeside(Inline.in(session)));
    LineEditor.teach(editor, interpreter, paint);
    if (first) {
      GREETING.forEach(line -> Folded.print(Styled.of(Style.PLAIN, line), screen));
    }
    if (!kept) {
      String why = "lines are not kept for the next start: cannot write " + home.history();
      Folded.print(Styled.of(Style.BAD, why), screen);
    }
    new InitFile(home.init()).run(session, interpreter, screen);
    TerminalView words = new TerminalView(screen, session.settings());
    session.watch(stdout ? words : new PipeView(standard.out(), words));
    session.watch(new Adviser(session));
    session.watch(new Echo(interpreter));
    StatusLine status = new StatusLine(terminal, editor, session);
    try (Announcer announcer = new Announcer(session, status::refresh)) {
      session.watch(announcer);
      new Repl(terminal, editor, session, interpreter, status, errors).run(firstLine);
    }
    session.sockets().all().stream()
        .filter(socket -> !socket.isServed())
        .forEach(socket -> session.remark("closing " + Label.of(socket)));
    interpreter.finish();
    status.refresh();
    return Verdict.DONE;
  }
}
