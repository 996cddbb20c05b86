package socksh.script.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socksh.command.Command;
import socksh.command.Invocation;
import socksh.command.Parameter;
import socksh.command.Parameters;
import socksh.command.Person;
import socksh.script.record.Act;
import socksh.script.record.Past;
import socksh.script.record.Stretch;
import socksh.session.Report;
import socksh.session.Session;
import socksh.session.Verdict;

/** {@code show in LANGUAGE}: what was typed, as a program. */
public final class ShowCommand {
  private static final int ALL = Integer.MAX_VALUE;

  private static final Parameter<Boolean> IN =
      Parameters.choice(
          "in",
          Parameter.Place.REQUIRED,
          Map.of("in", true),
          Map.of("in", "the last commands in another language"));
  private static final Parameter<Language> LANGUAGE =
      Parameters.choice(
          String.join("|", Language.all().keySet()),
          Parameter.Place.REQUIRED,
          Language.all(),
          descriptions());
  private static final Parameter<String> TO =
      Parameters.file("to", "write it to a file instead of showing it");

  private ShowCommand() {}

  private static Map<String, String> descriptions() {
    Map<String, String> descriptions = new LinkedHashMap<>();
    Language.all().forEach((word, language) -> descriptions.put(word, language.description()));
    return descriptions;
  }

  /**
   * The command.
   *
   * @param last how many commands are wanted
   * @param overwrite also where the file exists
   */
  public static Command command(Parameter<Integer> last, Parameter<Boolean> overwrite) {
    return Command.named("show")
        .summary("show what you did as a program in another language")
        .takes(IN, LANGUAGE, last, TO, overwrite)
        .ofTheShell()
        .atThePrompt()
        .example("open tcp lab:lines; recv line; show in python")
        .notes(
            "A complete program: the same calls and bytes in the same order, each part under the"
                + " line that it stands for. What is received goes to its standard output. What"
                + " failed when you typed it may fail there too, and anything else ends it.",
            "`show in c last 5 to hello.c` writes the last five commands, and what made their"
                + " sockets, to a file. A port that the kernel chose is chosen anew; a secret of"
                + " `env` is read from the environment.",
            "nc and socat are one end of one conversation each. What they cannot do is said, and"
                + " the script ends with 3 there; so do the other programs.")
        .does(
            invocation ->
                perform(
                    invocation,
                    invocation.find(last).orElse(ALL),
                    invocation.find(TO).map(Path::of),
                    invocation.has(overwrite)));
  }

  private static Verdict perform(
      Invocation invocation, int last, Optional<Path> file, boolean overwrite) {
    Session session = invocation.session();
    List<Act> acts =
        Past.acts(session.journal().entries(), invocation.catalog(), invocation.world());
    Program program = Reading.of(Stretch.last(acts, last), session.settings().timeout());
    if (program.steps().isEmpty()) {
      throw invocation.wrong("nothing was done yet that a program could do", "`open tcp lab:echo`");
    }
    Language language = invocation.get(LANGUAGE);
    String text = language.said(program);
    return file.map(path -> write(invocation, path, text, language, overwrite))
        .orElseGet(() -> show(invocation, text));
  }

  private static Verdict show(Invocation invocation, String text) {
    return invocation.show(
        new Report.Page(text.lines().<Report.Entry>map(Report.Entry.Example::new).toList()));
  }

  private static Verdict write(
      Invocation invocation, Path file, String text, Language language, boolean overwrite) {
    if (!Person.allowsWriting(invocation, file, overwrite)) {
      invocation.session().remark("nothing is written");
      return Verdict.NO;
    }
    try {
      Files.writeString(file, text);
    } catch (IOException refused) {
      throw invocation.wrong("cannot write " + file + ": " + refused.getMessage(), "");
    }
    String run = language.run(ShellText.quoted(file.toString()));
    invocation.session().remark(file + ": run it with `" + run + "`");
    return Verdict.DONE;
  }
}
