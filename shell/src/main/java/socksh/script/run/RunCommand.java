package socksh.script.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import socksh.command.Command;
import socksh.command.Invocation;
import socksh.command.Parameter;
import socksh.command.Parameters;
import socksh.script.FailureReport;
import socksh.script.Result;
import socksh.script.Source;
import socksh.script.Stage;
import socksh.script.Terms;
import socksh.session.Report;
import socksh.session.Verdict;
import socksh.view.Styled;

/** {@code run} at the prompt: plays scripts in this session, where each call is seen. */
public final class RunCommand {
  private static final Parameter<Wish> WISH = new WishParameter();

  private static final Parameter<Boolean> SIMULATE =
      Parameters.flag("--simulate", "play both sides: nobody else is needed");
  private static final Parameter<String> JUNIT =
      Parameters.file("--junit", "write a JUnit XML file for a CI");

  private RunCommand() {}

  /** The command. */
  public static Command command() {
    return Command.named("run")
        .summary("play session scripts; alone: list the packed ones")
        .takes(WISH, SIMULATE, JUNIT)
        .ofTheShell()
        .atThePrompt()
        .example("run two-clients")
        .notes(
            "A file, a folder, or the name of a packed script. NAME=VALUE gives a `param` of the"
                + " script another value: `run http-get server=example.org:80`. What the script"
                + " opens it closes; your own sockets stay.",
            "A script is code: `socksh run --plan FILE` tells what it would touch.")
        .does(RunCommand::perform);
  }

  private static Verdict perform(Invocation invocation) {
    Wish wish = invocation.find(WISH).orElse(new Wish(List.of(), Map.of()));
    if (wish.scripts().isEmpty()) {
      return invocation.show(
          new Report.Page(Packed.listing().stream().map(RunCommand::line).toList()));
    }
    List<Play> plays = new ArrayList<>();
    Stage stage = new Stage();
    Stage.Role role = invocation.has(SIMULATE) ? Stage.Role.BOTH : Stage.Role.AS_WRITTEN;
    Terms terms = Terms.of(wish.settings()).as(role);
    for (Source script : scripts(invocation, wish)) {
      Result result = stage.play(script, invocation.shell(), terms);
      tell(invocation, result);
      plays.add(new Play(result, 1, ""));
    }
    invocation.find(JUNIT).ifPresent(file -> write(invocation, Path.of(file), plays));
    return Play.worst(plays);
  }

  private static void write(Invocation invocation, Path file, List<Play> plays) {
    try {
      Junit.write(file, plays);
    } catch (IOException unwritable) {
      throw invocation.wrong("cannot write " + file, String.valueOf(unwritable.getMessage()));
    }
  }

  static List<Source> scripts(Invocation invocation, Wish wish) {
    try {
      List<Source> scripts = Selection.of(wish.scripts());
      if (!wish.settings().isEmpty()) {
        var _ = new Plans(wish.settings(), invocation.catalog()).known(scripts);
      }
      return scripts;
    } catch (IllegalArgumentException wrong) {
      throw invocation.wrong(String.valueOf(wrong.getMessage()), "");
    }
  }

  static void tell(Invocation invocation, Result result) {
    String heading = Telling.line(List.of(new Play(result, 1, ""))).text();
    List<String> lines =
        result.verdict() == Verdict.DONE
            ? List.of()
            : FailureReport.lines(result).stream().map(Styled::text).toList();
    var _ =
        invocation.show(
            new Report.Played(result.source().name(), result.verdict(), heading, lines));
  }

  private static Report.Entry line(String text) {
    return new Report.Entry.Example(text);
  }
}
