package socksh.console;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import socksh.command.Catalog;
import socksh.command.Interpreter;
import socksh.kernel.Kernel;
import socksh.script.FailureReport;
import socksh.script.Result;
import socksh.script.Source;
import socksh.script.Stage;
import socksh.session.Session;
import socksh.session.Verdict;
import socksh.view.Outlet;
import socksh.view.Sheet;

/** {@code socksh run FILE...}: plays session scripts unattended. */
final class ScriptRun {
  private final Kernel kernel;
  private final Catalog catalog;
  private final OutputStream said;
  private final Sheet sheet;

  ScriptRun(Kernel kernel, Catalog catalog, Standard standard, Options.Colour colour) {
    this.kernel = kernel;
    this.catalog = catalog;
    this.said = new Outlet(standard.err());
    this.sheet = new Sheet(said, Colours.paint(colour, standard), 0);
  }

  Verdict run(List<String> files) throws IOException {
    Stage stage = new Stage();
    Verdict worst = Verdict.DONE;
    for (String file : files) {
      Session session = new Session(kernel, System::nanoTime, List.of());
      Interpreter shell = new Interpreter(session, catalog, new Machine());
      Result result =
          stage.play(new Source(file, Files.readString(Path.of(file))), shell, Map.of());
      shell.finish();
      if (result.verdict() != Verdict.DONE) {
        FailureReport.lines(result).forEach(sheet::print);
        worst = result.verdict();
      }
    }
    said.flush();
    return worst;
  }
}
