package socksh.script.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import socksh.command.Command;
import socksh.command.Invocation;
import socksh.command.Parameter;
import socksh.command.Parameters;
import socksh.command.Person;
import socksh.language.Amounts;
import socksh.script.Literal;
import socksh.script.Source;
import socksh.script.Vocabulary;
import socksh.script.record.Cast;
import socksh.script.record.Recorder;
import socksh.script.run.Packed;
import socksh.session.Report;
import socksh.session.Verdict;

/** {@code compare}: recordings of one conversation beside each other, and what fits all of them. */
public final class CompareCommand {
  private static final int LONGEST = 68;

  private static final Parameter<List<String>> FILES = new RecordingsParameter();
  private static final Parameter<String> TO =
      Parameters.file("to", "write the script that fits all of them");
  private static final Parameter<Boolean> OVERWRITE =
      Parameters.flag("overwrite", "also where the file exists");

  private CompareCommand() {}

  /** The command. */
  public static Command command() {
    return Command.named("compare")
        .summary("see where recordings of one conversation vary")
        .takes(FILES, TO, OVERWRITE)
        .ofTheShell()
        .atThePrompt()
        .example("compare two-clients two-clients")
        .notes(
            "Record the same conversation twice, into two files or into one, and compare: each"
                + " place that varies is shown as it is here and there, with a pattern that fits"
                + " both. What a peer says and is told again later becomes a capture.",
            "`compare one two to both` writes that script, `compare one two to one overwrite` puts"
                + " the patterns into the first. `// was:` keeps what came there. A step more or"
                + " less is told and nothing is written: that is another conversation.")
        .does(CompareCommand::perform);
  }

  private static Verdict perform(Invocation invocation) {
    List<Source> sources = invocation.get(FILES).stream().map(it -> read(invocation, it)).toList();
    Comparison comparison;
    try {
      comparison = Comparison.of(sources, inventor(invocation, sources));
    } catch (IllegalArgumentException wrong) {
      throw invocation.wrong(
          String.valueOf(wrong.getMessage()), "`socksh run FILE` tells what is wrong with it");
    }
    if (sources.size() == 1 && comparison.compared() == 0 && comparison.findings().isEmpty()) {
      throw invocation.wrong(
          sources.getFirst().name() + " has one conversation",
          "`compare ONE OTHER`, or record it twice in one file");
    }
    Verdict shown = invocation.show(page(sources, comparison));
    Optional<String> to = invocation.find(TO);
    return to.isEmpty() || !comparison.fits()
        ? comparison.fits() ? shown : Verdict.NO
        : write(invocation, file(to.get()), comparison);
  }

  /** In one recording, whether two conversations of it could be one: what to type then. */
  public static Optional<String> hint(Invocation invocation, Path file) {
    Source source = read(invocation, file.toString());
    Comparison comparison = Comparison.of(List.of(source), inventor(invocation, List.of(source)));
    boolean saidAgain = comparison.findings().stream().noneMatch(Finding::keeps);
    return comparison.compared() == 0
            || comparison.findings().isEmpty()
            || !comparison.fits()
            || !saidAgain
        ? Optional.empty()
        : Optional.of(
            "the same was said again and "
                + Amounts.count(comparison.findings().size(), "step")
                + " varied: `compare "
                + file
                + "` proposes what fits");
  }

  private static UnaryOperator<String> inventor(Invocation invocation, List<Source> sources) {
    Cast cast = new Cast(new Vocabulary(invocation.catalog()));
    for (Source source : sources) {
      new Script(source).variables().forEach(name -> cast.enter(name, name));
    }
    return cast::invent;
  }

  private static Path file(String name) {
    return Path.of(name.endsWith(".groovy") ? name : name + ".groovy");
  }

  private static Source read(Invocation invocation, String name) {
    Path file = Path.of(name);
    Path path = Files.exists(file) && !Files.isDirectory(file) ? file : file(name);
    Optional<Source> packed = Files.exists(path) ? Optional.empty() : Packed.find(name);
    if (packed.isPresent()) {
      return packed.get();
    }
    try {
      return new Source(path.toString(), Files.readString(path));
    } catch (IOException unreadable) {
      throw invocation.wrongWord(name, "cannot read " + path, "`record NAME` writes NAME.groovy");
    }
  }

  private static Verdict write(Invocation invocation, Path file, Comparison comparison) {
    if (!Person.allowsWriting(invocation, file, invocation.has(OVERWRITE))) {
      invocation.session().remark("nothing is written");
      return Verdict.NO;
    }
    return Recorder.write(invocation, file, comparison.merged().text());
  }

  // --- what is shown ----------------------------------------------------------------------------

  private static Report.Page page(List<Source> sources, Comparison comparison) {
    List<Report.Entry> entries = new ArrayList<>();
    entries.add(new Report.Entry.Heading(heading(sources, comparison)));
    for (Finding finding : comparison.findings()) {
      entries.add(new Report.Entry.Text(finding.place() + "  " + cut(finding.what())));
      lines(finding).forEach(line -> entries.add(new Report.Entry.Example(line)));
    }
    return new Report.Page(entries);
  }

  private static String heading(List<Source> sources, Comparison comparison) {
    String who = String.join(", ", sources.stream().map(it -> bare(it.name())).toList());
    if (comparison.findings().stream().anyMatch(Finding::stops)) {
      return who + ": different conversations";
    }
    int count = comparison.findings().size();
    return count == 0
        ? who + ": the same"
        : who + ": " + Amounts.count(count, "step") + (count == 1 ? " varies" : " vary");
  }

  private static String bare(String path) {
    return String.valueOf(Path.of(path).getFileName());
  }

  private static List<String> lines(Finding finding) {
    if (finding.stops()) {
      return List.of();
    }
    String proposal =
        finding.proposal().isEmpty()
            ? "nothing fits both: where it ends is not known"
            : (finding.keeps() ? "keeps   " : "fits    ")
                + cut(finding.proposal().replaceAll("' \\+\\n *'", " "));
    return List.of(
        "here    " + shown(finding.one()),
        "there   " + shown(finding.other()),
        finding.reasons().isEmpty()
            ? proposal
            : proposal + "   " + String.join(", ", finding.reasons().stream().distinct().toList()));
  }

  private static String shown(String text) {
    return cut(Literal.comment(text));
  }

  private static String cut(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST - 3)) + "...";
  }
}
