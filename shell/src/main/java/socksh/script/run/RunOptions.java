package socksh.script.run;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;
import socksh.language.DidYouMean;
import socksh.language.Escapes;
import socksh.script.Stage;
import socksh.script.Terms;

/**
 * What {@code socksh run} was asked for. A new option is one more line of {@link #ALL}.
 *
 * @param scripts files, folders and names of packed scripts, as they were typed
 * @param settings values for parameters, by name
 * @param repeat how often to play each script
 * @param role which side of its conversations a script plays
 */
public record RunOptions(
    List<String> scripts,
    Map<String, String> settings,
    Pace pace,
    Optional<Path> junit,
    int repeat,
    Stage.Role role,
    Set<Flag> flags) {

  /** What is asked for by being there. */
  public enum Flag {
    /** Only failures are told. */
    QUIET,
    /** Every call is shown. */
    VERBOSE,
    /** Nothing is played: only told what would be. */
    PLAN,
    /** Only scripts in the restricted form are played. */
    SAFE,
    /** Literals that were not what came are corrected. */
    UPDATE,
    /** A person says when each step is played. */
    STEP,
    /** Nobody is asked. */
    YES,
    /** Nothing is done but to show the page of help. */
    HELP
  }

  private static final List<RunOption> ALL =
      List.of(
          new RunOption(
              "--set",
              "NAME=VALUE",
              "give a `param` of the scripts another value; once for each",
              Wishes::set),
          new RunOption(
              "--speed",
              "lockstep|recorded|xN",
              "lockstep, the usual one, waits for nothing but what is expected;\n"
                  + "recorded waits where a comment says `2.3 s later`; x10 waits a tenth",
              (wishes, text) -> wishes.pace = Pace.read(text)),
          new RunOption(
              "--repeat", "N", "play each script N times and count; finds flakes", Wishes::repeat),
          new RunOption("--junit", "FILE", "write a JUnit XML file for a CI", Wishes::junit),
          new RunOption(
              "--as",
              "client|server",
              "play the client, as a script is written, or the server of every\n"
                  + "conversation it begins, for a foreign client",
              Wishes::as),
          new RunOption(
              "--simulate",
              "",
              "play both sides: nobody else is needed",
              (wishes, _) -> wishes.role = Stage.Role.BOTH),
          flag(
              "--update",
              "where other text came, correct just those literals: masks, comments and\n"
                  + "layout stay; shows the difference and asks; refused where CI is set",
              Flag.UPDATE),
          flag(
              "--step",
              "at a terminal: start the shell and stop before each step; Enter plays it,\n"
                  + "`?` tells what else can be said",
              Flag.STEP),
          flag("--yes", "correct without asking", Flag.YES),
          flag("--quiet", "tell failures only: silence means nothing went wrong", Flag.QUIET),
          flag("--verbose", "show every call as at the prompt, one script at a time", Flag.VERBOSE),
          flag(
              "--plan",
              "make no call; tell which endpoints, files, variables and commands\n"
                  + "each script would touch, and whether it is in the restricted form",
              Flag.PLAN),
          flag(
              "--safe",
              "refuse what is not in the restricted form: only the script language,\n"
                  + "literals, loops and closures, no other class",
              Flag.SAFE),
          flag("--help", "this page", Flag.HELP));

  private static RunOption flag(String name, String help, Flag flag) {
    return new RunOption(name, "", help, (wishes, _) -> wishes.flags.add(flag));
  }

  /** Whether that was asked for. */
  public boolean wants(Flag flag) {
    return flags.contains(flag);
  }

  /** What the scripts may say. */
  Terms.Freedom freedom() {
    return wants(Flag.SAFE) ? Terms.Freedom.RESTRICTED : Terms.Freedom.ANY;
  }

  /**
   * Reads the words after {@code run}.
   *
   * @throws IllegalArgumentException with what is wrong, and what may have been meant
   */
  public static RunOptions read(List<String> words) {
    Wishes wishes = new Wishes();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.startsWith("-") && word.length() > 1) {
        i += option(wishes, words, i);
      } else {
        wishes.scripts.add(word);
      }
    }
    return new RunOptions(
        List.copyOf(wishes.scripts),
        new LinkedHashMap<>(wishes.settings),
        wishes.pace,
        wishes.junit,
        wishes.repeat,
        wishes.role,
        Set.copyOf(wishes.flags));
  }

  /** Reads {@code --name}, {@code --name value} or {@code --name=value}; 1 where it took a word. */
  private static int option(Wishes wishes, List<String> words, int at) {
    String[] parts = words.get(at).split("=", 2);
    RunOption option = find(parts[0]);
    if (!option.wantsValue()) {
      if (parts.length > 1) {
        throw new IllegalArgumentException(option.name() + " takes no value");
      }
      option.reader().accept(wishes, "");
      return 0;
    }
    if (parts.length > 1) {
      option.reader().accept(wishes, parts[1]);
      return 0;
    }
    if (at + 1 >= words.size()) {
      throw new IllegalArgumentException(option.name() + " wants " + option.value());
    }
    option.reader().accept(wishes, words.get(at + 1));
    return 1;
  }

  private static RunOption find(String name) {
    String full = name.equals("-h") ? "--help" : name;
    return ALL.stream()
        .filter(option -> option.name().equals(full))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("unknown option " + name + " (" + tip(name) + ")"));
  }

  private static String tip(String name) {
    List<String> names = ALL.stream().map(RunOption::name).toList();
    return DidYouMean.tip(name, names, "`socksh run --help` lists them");
  }

  /** What the shell is asked for where a person wants to play step by step. */
  public String asReplay() {
    StringJoiner line = new StringJoiner(" ");
    line.add("replay");
    scripts.forEach(script -> line.add(quoted(script)));
    settings.forEach((name, value) -> line.add(quoted(name + "=" + value)));
    return line.add(ReplayCommand.STEP).toString();
  }

  private static String quoted(String word) {
    return Escapes.show(word.getBytes(StandardCharsets.UTF_8));
  }

  /** One line. */
  public static String usage() {
    return "usage: socksh run [OPTION]... FILE|FOLDER|NAME...   (`socksh run --help` tells all)";
  }

  /** The page of {@code socksh run --help}. */
  public static String help() {
    StringBuilder page = new StringBuilder(HEAD);
    for (RunOption option : ALL) {
      page.append("  ").append(option.usage()).append('\n');
      option.help().lines().forEach(line -> page.append("      ").append(line).append('\n'));
    }
    return page.append(FOOT).toString();
  }

  private static final String HEAD =
      """
      socksh run: plays session scripts and judges.

        socksh run FILE...     play these scripts, such as scripts/two-clients.groovy
        socksh run FOLDER      play every *.groovy in it and below it, but not its lessons/
        socksh run NAME        play a packed script, such as http-get
        socksh run             list the packed scripts

      """;

  private static final String FOOT =
      """

      Scripts that share no fixed port run side by side. What a script shows goes to standard
      output, the report to standard error. Exit codes: 0 passed; 1 an expectation failed; 2 a
      script or an option is wrong; 3 this machine cannot tell (port taken, no IPv6, no right);
      130 Ctrl-C. Of several the worst counts: 2, then 1, then 3.

      A session script is code. Look before you run one from a stranger: --plan, --safe.\
      """;
}
