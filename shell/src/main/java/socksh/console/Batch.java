package socksh.console;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import socksh.advice.Adviser;
import socksh.command.Catalog;
import socksh.command.Interpreter;
import socksh.command.World;
import socksh.kernel.Kernel;
import socksh.session.Session;
import socksh.session.Settings;
import socksh.session.Verdict;
import socksh.view.Paint;
import socksh.view.PipeView;
import socksh.view.Sheet;
import socksh.view.TerminalView;

/**
 * Lines that nobody types: from {@code -c}, a file or a pipe. What is received goes to standard
 * output and nothing else does; what the shell says goes to standard error. The first line that
 * fails is the last.
 */
final class Batch {
  private final Session session;
  private final Interpreter interpreter;
  private final OutputStream received;
  private final OutputStream said;

  Batch(
      Kernel kernel, Catalog catalog, World world, PrintStream out, PrintStream err, Paint paint) {
    this.received = new BufferedOutputStream(out, 65_536);
    this.said = new BufferedOutputStream(err, 8_192);
    Sheet sheet = new Sheet(said, paint, 0);
    this.session = new Session(kernel, System::nanoTime, List.of());
    session.watch(new PipeView(received, sheet, new TerminalView(sheet, session.settings())));
    session.watch(new Adviser(session));
    if (world.env("SOCKSH_TIMES").filter("1"::equals).isPresent()) {
      session.settings().times(Settings.Toggle.ON);
    }
    this.interpreter = new Interpreter(session, catalog, world);
  }

  /** Runs texts one after the other. */
  Verdict run(List<String> texts) throws IOException {
    Verdict verdict = Verdict.DONE;
    for (String text : texts) {
      if (verdict == Verdict.DONE && !interpreter.leaving()) {
        verdict = interpreter.interpret(text);
        flush();
      }
    }
    return end(verdict);
  }

  /** Runs the lines of a file or a pipe as they come. */
  Verdict run(InputStream in) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 65_536);
    Verdict verdict = Verdict.DONE;
    String line = lines.readLine();
    while (line != null && verdict == Verdict.DONE && !interpreter.leaving()) {
      verdict = interpreter.interpret(line);
      if (!lines.ready()) {
        flush();
      }
      line = lines.readLine();
    }
    return end(verdict);
  }

  private Verdict end(Verdict verdict) throws IOException {
    interpreter.finish();
    if (session.settings().times().on()) {
      session.remark(String.format(Locale.ROOT, "calls %.3f s", session.nanosInCalls() / 1e9));
    }
    flush();
    return verdict;
  }

  private void flush() throws IOException {
    received.flush();
    said.flush();
  }
}
