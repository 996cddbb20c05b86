package socksh.script.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socksh.command.Command;
import socksh.command.Invocation;
import socksh.command.Parameter;
import socksh.command.Parameters;
import socksh.command.Person;
import socksh.script.Result;
import socksh.script.Source;
import socksh.script.Stage;
import socksh.script.Stepper;
import socksh.script.Terms;
import socksh.script.Update;
import socksh.session.Report;
import socksh.session.Verdict;
import socksh.view.Styled;

/** {@code replay}: plays one script in this session, at will step by step. */
public final class ReplayCommand {
  static final String STEP = "--step";

  private static final Parameter<Wish> WISH = new WishParameter();
  private static final Parameter<Boolean> STEPPING =
      Parameters.flag(STEP, "stop before each step, and do what you say");

  private ReplayCommand() {}

  /** The command. */
  public static Command command() {
    return Command.named("replay")
        .summary("play a session script here, step by step if you like")
        .takes(WISH, STEPPING)
        .ofTheShell()
        .atThePrompt()
        .example("replay two-clients")
        .notes(
            "`replay NAME --step` stops before each step: Enter plays it, `continue` goes on,"
                + " `until LINE` and `break LINE` stop there, `back` plays again up to the step"
                + " before, `fix` corrects what was not what came, `over` gives you the sockets,"
                + " `stop` ends it. Any other line is a line of the shell.")
        .does(ReplayCommand::perform);
  }

  private static Verdict perform(Invocation invocation) {
    Wish wish = invocation.find(WISH).orElse(new Wish(List.of(), Map.of()));
    if (wish.scripts().isEmpty()) {
      throw invocation.wrong("which script?", "`replay two-clients`; `run` alone lists them");
    }
    Verdict worst = Verdict.DONE;
    for (Source source : RunCommand.scripts(invocation, wish)) {
      Verdict verdict =
          invocation.has(STEPPING)
              ? step(invocation, source, wish.settings())
              : play(invocation, source, wish.settings());
      worst = verdict == Verdict.DONE ? worst : verdict;
    }
    return worst;
  }

  private static Verdict play(Invocation invocation, Source source, Map<String, String> settings) {
    Result result = new Stage().play(source, invocation.shell(), Terms.of(settings));
    RunCommand.tell(invocation, result);
    return result.verdict();
  }

  private static Verdict step(Invocation invocation, Source source, Map<String, String> settings) {
    Person person =
        Person.of(invocation)
            .orElseThrow(
                () ->
                    invocation.wrong("nobody is at a keyboard to say how it goes on", "`replay`"));
    Stepper stepper = new Stepper(source, person, invocation.session());
    Optional<Result> result = new Stage().step(source, invocation.shell(), settings, stepper);
    result.ifPresent(each -> RunCommand.tell(invocation, each));
    correct(invocation, source, stepper.update(), person);
    return result.map(Result::verdict).orElse(Verdict.DONE);
  }

  /** What was fixed on the way is written to the file, when the person agrees. */
  private static void correct(Invocation invocation, Source source, Update update, Person person) {
    if (!update.isNeeded()) {
      return;
    }
    update.difference().stream()
        .map(Styled::text)
        .forEach(line -> invocation.show(new Report.Sentence(line)));
    if (!Corrections.isFile(source)) {
      invocation.session().remark(source.name() + " is packed and stays as it is");
    } else if (person.agrees("correct " + source.name() + "?")) {
      write(invocation, source, update.text());
    }
  }

  private static void write(Invocation invocation, Source source, String text) {
    try {
      Files.writeString(Path.of(source.name()), text);
      invocation.session().remark("corrected " + source.name());
    } catch (IOException unwritable) {
      throw invocation.wrong(
          "cannot write " + source.name(), String.valueOf(unwritable.getMessage()));
    }
  }
}
