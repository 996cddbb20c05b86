package socksh.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import socksh.advice.Adviser;
import socksh.command.Home;
import socksh.command.Interpreter;
import socksh.command.Joined;
import socksh.command.Pipe;
import socksh.command.World;
import socksh.kernel.Fd;
import socksh.kernel.Kernel;
import socksh.language.Amounts;
import socksh.language.Escapes;
import socksh.lesson.LessonCommands;
import socksh.script.Inline;
import socksh.script.record.Echo;
import socksh.session.OpenSocket;
import socksh.session.OutputGone;
import socksh.session.Session;
import socksh.session.Settings;
import socksh.session.Verdict;
import socksh.view.Outlet;
import socksh.view.PipeView;
import socksh.view.Sheet;
import socksh.view.Style;
import socksh.view.Styled;
import socksh.view.TerminalView;

/**
 * Lines that nobody types: from {@code -c}, a file or a pipe. What is received goes to standard
 * output and nothing else does; what the shell says goes to standard error. Where standard output
 * is a terminal, what is received is said too, so that no byte of a peer's commands it. The first
 * line that fails is the last, and one during which a view breaks has failed: what was to reach
 * standard output may not have. Ctrl-C ends the program, and the kernel closes its sockets.
 */
final class Batch {
  private static final Fd STANDARD_OUTPUT = new Fd(1);

  /** More bytes than that are cut where they are only told of. */
  private static final int MOST_TOLD = 4096;

  private final Session session;
  private final Interpreter interpreter;
  private final OutputStream received;
  private final OutputStream said;
  private final Sheet sheet;
  private final ErrorLog errors;
  private volatile @Nullable OutputGone unread;

  Batch(Kernel kernel, LessonCommands commands, World world, Standard standard, Options options) {
    this.received = new Outlet(standard.out());
    this.said = new Outlet(standard.err());
    this.sheet = new Sheet(said, Colours.paint(options.colour(), standard), standard::columns);
    this.session = new Session(kernel, System::nanoTime, List.of());
    session.settings().programs().grant(options.programs());
    TerminalView words = new TerminalView(sheet, session.settings());
    boolean shown = standard.isTerminal(Terminals.Stream.OUTPUT);
    session.watch(shown ? words : new PipeView(received, words));
    session.watch(new Adviser(session));
    if (world.env("SOCKSH_TIMES").filter("1"::equals).isPresent()) {
      session.settings().times(Settings.Toggle.ON);
    }
    this.interpreter =
        new Interpreter(
            session,
            commands.catalog(),
            world,
            pipe(standard),
            commands.answersBeside(Inline.in(session)));
    session.watch(new Echo(interpreter));
    this.errors =
        new ErrorLog(
            Home.of(standard::variable, System.getProperty("user.home")).errors(),
            line -> sheet.print(Styled.of(Style.BAD, line)));
  }

  /**
   * Long transfers write to standard output themselves; a screen or any other stream gets what
   * views give it.
   */
  private Optional<Pipe> pipe(Standard standard) {
    return standard.ownOutput() && !standard.isTerminal(Terminals.Stream.OUTPUT)
        ? Optional.of(new Pipe(STANDARD_OUTPUT, this::flushReceived))
        : Optional.empty();
  }

  private void flushReceived() {
    try {
      received.flush();
    } catch (IOException gone) {
      throw new OutputGone(gone);
    }
  }

  /**
   * Runs texts one after the other.
   *
   * @throws OutputGone when nobody reads standard output any more
   */
  Verdict run(List<String> texts) {
    listen();
    Verdict verdict = Verdict.DONE;
    for (String text : texts) {
      if (verdict == Verdict.DONE && !interpreter.leaving()) {
        verdict = perform(text);
      }
    }
    return end(verdict);
  }

  /**
   * Runs the lines of a file or a pipe as they come; the one that fails is named by its number.
   *
   * @param name what the person calls the file
   * @throws OutputGone when nobody reads standard output any more
   */
  Verdict run(InputStream in, String name) throws IOException {
    listen();
    Joined lines =
        new Joined(
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 65_536),
            interpreter);
    Verdict verdict = Verdict.DONE;
    String text = lines.next();
    while (text != null && verdict == Verdict.DONE && !interpreter.leaving()) {
      verdict = perform(text);
      text = verdict == Verdict.DONE ? lines.next() : null;
    }
    if (verdict != Verdict.DONE) {
      session.remark(name + ":" + lines.number() + ": the run ended at this line");
    }
    return end(verdict);
  }

  /** A line in the background whose reader is gone ends the run as one in the foreground does. */
  private void listen() {
    Thread runner = Thread.currentThread();
    errors.listen(
        gone -> {
          unread = gone;
          session.interrupt(runner);
        });
  }

  private Verdict perform(String text) {
    try {
      Verdict verdict = interpreter.interpret(text);
      OutputGone gone = unread;
      if (gone != null) {
        throw gone;
      }
      return verdict;
    } catch (OutputGone gone) {
      throw gone;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
      errors.note(broken);
      return Verdict.INCONCLUSIVE;
    }
  }

  /** Bytes that a time-out kept for a next recv which will not come. */
  private void tellHeld(OpenSocket socket) {
    byte[] held = socket.held();
    if (held.length > 0) {
      byte[] some = Arrays.copyOf(held, Math.min(held.length, MOST_TOLD));
      String rest = some.length < held.length ? "..." : "";
      String what =
          socket.label() + " " + Amounts.bytes(held.length) + " came that no recv gave out: ";
      sheet.print(Styled.of(Style.EVENT, what + Escapes.show(some) + rest));
    }
  }

  private Verdict end(Verdict verdict) {
    session.sockets().all().forEach(this::tellHeld);
    if (verdict != Verdict.DONE) {
      session.settings().hints(Settings.Toggle.OFF); // nobody asked for the closes that follow
    }
    interpreter.finish();
    if (session.settings().times().on()) {
      session.remark(String.format(Locale.ROOT, "calls %.3f s", session.nanosInCalls() / 1e9));
    }
    try {
      received.flush();
      said.flush();
    } catch (IOException gone) {
      throw new OutputGone(gone);
    }
    return verdict;
  }
}
