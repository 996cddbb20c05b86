package socksh.console;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import socksh.command.Interpreter;
import socksh.command.Joined;
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
  private volatile boolean working;

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

  /**
   * Until the person leaves. While a line is typed, Ctrl-C is the editor's.
   *
   * @param firstLine done before the first that is typed
   */
  void run(Optional<String> firstLine) {
    Thread worker = Thread.currentThread();
    terminal.handle(
        Terminal.Signal.INT,
        _ -> {
          if (working) {
            session.interrupt(worker);
          }
        });
    firstLine.ifPresent(this::perform);
    while (!interpreter.leaving()) {
      try {
        all(editor.readLine(Label.prompt(session.sockets().current())));
      } catch (UserInterruptException cleared) {
        continue; // the line is gone, and nothing else was asked for
      } catch (EndOfFileException left) {
        interpreter.leave();
      }
    }
  }

  /** Does the lines that were typed or pasted together, a block of Groovy as one. */
  private void all(String typed) {
    try {
      Joined lines = new Joined(new StringReader(typed), interpreter);
      String text = lines.next();
      if (text == null) {
        perform(typed); // Enter alone: a lesson goes on with it
      }
      while (text != null && perform(text)) {
        text = lines.next();
      }
      if (text != null && !interpreter.leaving() && lines.next() != null) {
        session.remark("the lines that were pasted after this one were not done");
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /**
   * Does one line; false when the lines pasted with it had better not follow. Ctrl-C ends the call
   * that it is in.
   */
  private boolean perform(String line) {
    working = true;
    try {
      return interpreter.interpret(line) == Verdict.DONE && !interpreter.leaving();
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError broken) {
      errors.note(broken);
      return false;
    } finally {
      working = false;
      status.refresh();
    }
  }
}
