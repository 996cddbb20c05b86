package socksh.console;

import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import socksh.command.Interpreter;
import socksh.session.Session;
import socksh.session.Verdict;

/** The shell that a person types to: reads a line, does it, and again. */
final class Repl {
  private final Terminal terminal;
  private final Editor editor;
  private final Session session;
  private final Interpreter interpreter;
  private final StatusLine status;
  private final ErrorLog errors;

  Repl(
      Terminal terminal,
      Editor editor,
      Session session,
      Interpreter interpreter,
      StatusLine status,
      ErrorLog errors) {
    this.terminal = terminal;
    this.editor = editor;
    this.session = session;
    this.interpreter = interpreter;
    this.status = status;
    this.errors = errors;
  }

  /** Until the person leaves. */
  void run() {
    while (!interpreter.leaving()) {
      try {
        var _ =
            editor
                .readLine(Label.prompt(session.sockets().current()))
                .lines()
                .allMatch(this::perform);
      } catch (UserInterruptException cleared) {
        session.calm();
      } catch (EndOfFileException left) {
        interpreter.leave();
      }
    }
  }

  /**
   * Does one line; false when the lines pasted with it had better not follow. Ctrl-C ends the call
   * that it is in.
   */
  private boolean perform(String line) {
    Thread worker = Thread.currentThread();
    Terminal.SignalHandler before =
        terminal.handle(Terminal.Signal.INT, _ -> session.interrupt(worker));
    try {
      return interpreter.interpret(line) == Verdict.DONE && !interpreter.leaving();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
      errors.note(broken);
      return false;
    } finally {
      terminal.handle(Terminal.Signal.INT, before);
      session.calm();
      status.refresh();
    }
  }
}
