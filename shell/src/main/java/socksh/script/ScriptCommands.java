package socksh.script;

import java.util.List;
import java.util.Optional;
import socksh.command.Candidate;
import socksh.command.Catalog;
import socksh.command.Command;
import socksh.command.Cursor;
import socksh.command.Invocation;
import socksh.command.Parameter;
import socksh.command.Parameters;
import socksh.command.Tint;
import socksh.language.Misunderstood;
import socksh.language.Sizes;
import socksh.language.Word;
import socksh.script.compare.CompareCommand;
import socksh.script.program.ShowCommand;
import socksh.script.record.Recorder;
import socksh.script.run.ReplayCommand;
import socksh.script.run.RunCommand;
import socksh.session.Verdict;

/**
 * What the shell does with session scripts: it records and plays them. Nothing of Groovy is loaded
 * here.
 */
public final class ScriptCommands {
  private static final String FAMILY = "Session scripts";

  private static final int MOST = 100_000;

  private static final Parameter<String> WHAT =
      new NameParameter("NAME|stop|show|drop", Parameter.Place.REQUIRED);
  private static final Parameter<String> NAME =
      new NameParameter("[NAME]", Parameter.Place.OPTIONAL);
  private static final Parameter<Integer> LAST =
      Parameters.keyword(
          "last", "N", "only so many commands, counted from the end", ScriptCommands::count, "10");
  private static final Parameter<String> TITLE =
      Parameters.keyword("title", "TEXT", "what the script shows, in a sentence", Word::text);
  private static final Parameter<Boolean> OVERWRITE =
      Parameters.flag("overwrite", "also where the file exists");

  private final Recorder recorder = new Recorder();

  private ScriptCommands() {}

  /** The commands for scripts, with a recorder of their own. */
  public static Catalog.Family family() {
    ScriptCommands commands = new ScriptCommands();
    return new Catalog.Family(
        FAMILY,
        List.of(
            RunCommand.command(),
            ReplayCommand.command(),
            commands.record(),
            commands.save(),
            CompareCommand.command(),
            ShowCommand.command(LAST, OVERWRITE)));
  }

  private static int count(Word word) {
    long count = Sizes.read(word);
    if (count < 1 || count > MOST) {
      throw Misunderstood.at(word, word.text() + " is out of range", "1 to " + MOST);
    }
    return (int) count;
  }

  private Command record() {
    return Command.named("record")
        .summary("write what you do from now on to a session script")
        .takes(WHAT, TITLE, OVERWRITE)
        .ofTheShell()
        .atThePrompt()
        .example("record demo; open tcp lab:lines; recv line; record show; record drop")
        .notes(
            "`record NAME` begins, `record stop` writes NAME.groovy, `record show` shows it"
                + " without writing, `record drop` forgets it. `run NAME` plays it.",
            "Commands become statements; what came becomes what is expected, split by what it is"
                + " and not by how it was cut. Dates, ids and ports that change become patterns,"
                + " secrets are hidden.")
        .does(this::performRecord);
  }

  private Verdict performRecord(Invocation invocation) {
    String what = invocation.get(WHAT);
    return switch (what) {
      case "stop" -> recorder.stop(invocation, CompareCommand::hint);
      case "show" -> recorder.show(invocation);
      case "drop" -> recorder.drop(invocation);
      default ->
          recorder.begin(invocation, what, invocation.find(TITLE), invocation.has(OVERWRITE));
    };
  }

  private Command save() {
    return Command.named("save")
        .summary("write what you have done to a session script")
        .takes(NAME, TITLE, LAST, OVERWRITE)
        .ofTheShell()
        .atThePrompt()
        .example("open tcp lab:lines; recv line; save last 2")
        .notes(
            "Like `record`, but after the fact. Without a name the script is shown. What made a"
                + " socket is written too, though it be before the last N.")
        .does(this::performSave);
  }

  private Verdict performSave(Invocation invocation) {
    return recorder.save(
        invocation,
        invocation.find(NAME),
        invocation.find(TITLE),
        invocation.find(LAST),
        invocation.has(OVERWRITE));
  }

  /** The name of a script, or a word in its place. */
  private record NameParameter(String usage, Place place) implements Parameter<String> {
    @Override
    public boolean startsAt(Cursor cursor) {
      return cursor.hasNext();
    }

    @Override
    public String read(Cursor cursor) {
      if (!cursor.hasNext()) {
        throw cursor.missing("a name is missing", "`record hello` writes hello.groovy");
      }
      Word word = cursor.take(Tint.FILE);
      if (word.text().isBlank() || word.text().indexOf('\0') >= 0) {
        throw Misunderstood.at(word, "a file has a name", "hello, say");
      }
      return word.text();
    }

    @Override
    public List<Candidate> words() {
      return place == Place.OPTIONAL
          ? List.of()
          : List.of(
              Candidate.of("stop", "words", "end the recording and write it"),
              Candidate.of("show", "words", "show what it would be now"),
              Candidate.of("drop", "words", "end the recording and forget it"));
    }

    @Override
    public List<Candidate> candidates(Typed typed) {
      return typed.before().isEmpty() ? words() : List.of();
    }

    @Override
    public String meaning(Typed typed) {
      return Optional.of("the name of the script").filter(_ -> typed.before().isEmpty()).orElse("");
    }
  }
}
