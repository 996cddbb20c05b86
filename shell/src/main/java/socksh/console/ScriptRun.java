package socksh.console;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jline.terminal.Terminal;
import socksh.command.Interpreter;
import socksh.command.Person;
import socksh.script.run.Run;
import socksh.script.run.RunOptions;
import socksh.session.OutputGone;
import socksh.session.Verdict;
import socksh.view.Outlet;
import socksh.view.Paint;
import socksh.view.Paper;
import socksh.view.Redrawn;
import socksh.view.Sheet;
import socksh.view.Style;
import socksh.view.Styled;

/** {@code socksh run}: gives the run its streams, and a word when Ctrl-C ends it. */
final class ScriptRun {
  private final Supplier<Interpreter> shells;
  private final OutputStream shown;
  private final OutputStream said;
  private final Paper out;
  private final Paper err;
  private final Optional<Person> person;
  private final Optional<String> ci;

  /**
   * @param shells makes a shell that nothing was done in yet
   */
  ScriptRun(Supplier<Interpreter> shells, Standard standard, Options.Colour colour) {
    this.shells = shells;
    this.shown = new Outlet(standard.out());
    this.said = new Outlet(standard.err());
    this.ci = Optional.ofNullable(standard.environment().get("CI"));
    this.person =
        standard.isPerson()
            ? Optional.of(question -> answer(question, standard))
            : Optional.empty();
    Paint paint = Colours.paint(colour, standard);
    Paper sheet = new Sheet(shown, Paint.PLAIN, 0);
    if (canRedraw(standard)) {
      Redrawn screen = new Redrawn(said, paint, standard.columns());
      this.err = screen;
      this.out = standard.isTerminal(Terminals.Stream.OUTPUT) ? screen.beside(sheet) : sheet;
    } else {
      this.err = new Sheet(said, paint, 0);
      this.out = sheet;
    }
  }

  /** A line that is read plainly: no editor is at work outside the shell. */
  private Optional<String> answer(String question, Standard standard) {
    err.print(Styled.of(Style.PLAIN, question));
    flush();
    StringBuilder line = new StringBuilder();
    try {
      for (int c = standard.in().read(); c != '\n'; c = standard.in().read()) {
        if (c < 0) {
          return Optional.empty();
        }
        line.append((char) c);
      }
    } catch (IOException gone) {
      return Optional.empty();
    }
    return Optional.of(line.toString());
  }

  private static boolean canRedraw(Standard standard) {
    return standard.isTerminal(Terminals.Stream.ERROR)
        && !standard.environment().getOrDefault("TERM", "").startsWith(Terminal.TYPE_DUMB);
  }

  /**
   * Reads the words after {@code run} and does what they say.
   *
   * @throws OutputGone when nobody reads standard output any more
   */
  Verdict run(List<String> words) throws IOException {
    try {
      return run(new Run(RunOptions.read(words), shells, out, err, person, ci));
    } catch (IllegalArgumentException wrong) {
      err.print(Styled.of(Style.PLAIN, "socksh run: " + wrong.getMessage()));
      err.print(Styled.of(Style.PLAIN, RunOptions.usage()));
      return Verdict.WRONG;
    } finally {
      flush();
    }
  }

  /** The line of the shell that plays scripts step by step, where that is what is asked for. */
  static Optional<String> stepping(List<String> words) {
    try {
      RunOptions options = RunOptions.read(words);
      boolean asked = options.wants(RunOptions.Flag.STEP) && !options.wants(RunOptions.Flag.HELP);
      return asked ? Optional.of(options.asReplay()) : Optional.empty();
    } catch (IllegalArgumentException wrong) {
      return Optional.empty(); // said by the run itself
    }
  }

  private Verdict run(Run run) throws IOException {
    Thread goodbye = new Thread(() -> interrupted(run));
    Runtime.getRuntime().addShutdownHook(goodbye);
    try {
      return run.run();
    } finally {
      Runtime.getRuntime().removeShutdownHook(goodbye);
    }
  }

  private void interrupted(Run run) {
    run.interrupted();
    flush();
  }

  private void flush() {
    try {
      shown.flush();
      said.flush();
    } catch (IOException gone) {
      throw new OutputGone(gone);
    }
  }
}
