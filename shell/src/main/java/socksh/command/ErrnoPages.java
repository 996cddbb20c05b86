package socksh.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import socksh.kernel.Errno;
import socksh.language.DidYouMean;
import socksh.language.Misunderstood;
import socksh.language.Word;
import socksh.manual.ErrnoPage;
import socksh.manual.Manual;
import socksh.manual.Reason;
import socksh.session.Report;
import socksh.session.Report.Entry;
import socksh.session.Verdict;

/** {@code errno}: all of them, one of them, or those whose words one remembers. */
final class ErrnoPages {
  private static final Parameter<List<Word>> WHICH =
      new WordsParameter(
          "[NAME | NUMBER | WORDS]",
          Tint.NAME,
          "",
          Arrays.stream(Errno.values())
              .map(errno -> Candidate.of(errno.name(), "errnos", errno.words()))
              .toList());

  private ErrnoPages() {}

  static Command command() {
    return Command.named("errno")
        .summary("what the kernel's error numbers mean")
        .takes(WHICH)
        .ofTheShell()
        .example("errno ECONNREFUSED; errno 98; errno refused")
        .notes("Without a word it lists all. Words are looked for in the names and explanations.")
        .does(ErrnoPages::perform);
  }

  private static Verdict perform(Invocation invocation) {
    Optional<List<Word>> which = invocation.find(WHICH);
    if (which.isEmpty()) {
      return invocation.show(table("", List.of(Errno.values())));
    }
    String text = which.get().stream().map(Word::text).collect(Collectors.joining(" "));
    Optional<ErrnoPage> exact = Manual.errno(text);
    return exact.isPresent()
        ? show(invocation, exact.get())
        : search(invocation, text, which.get().getFirst());
  }

  private static Verdict search(Invocation invocation, String text, Word first) {
    List<Errno> found = Arrays.stream(Errno.values()).filter(each -> says(each, text)).toList();
    if (found.isEmpty()) {
      List<String> names = Arrays.stream(Errno.values()).map(Errno::name).toList();
      String tip = DidYouMean.tip(text.toUpperCase(Locale.ROOT), names, "`errno` lists them");
      throw Misunderstood.at(first, "no errno is called " + text + " or says so", tip);
    }
    return found.size() == 1
        ? show(invocation, Manual.errno(found.getFirst()))
        : invocation.show(table("errnos that say `" + text + "`", found));
  }

  private static boolean says(Errno errno, String text) {
    String all = errno.name() + " " + errno.words() + " " + Manual.errno(errno).reason().sentence();
    return all.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
  }

  private static Report.Table table(String title, List<Errno> errnos) {
    return new Report.Table(
        title,
        List.of(
            Report.Column.right("number"),
            Report.Column.left("name"),
            Report.Column.left("what strerror(3) says")),
        errnos.stream()
            .map(each -> List.of("" + each.number(), each.name(), each.words()))
            .toList());
  }

  private static Verdict show(Invocation invocation, ErrnoPage page) {
    return invocation.show(new Report.Page(entries(page)));
  }

  /** The page of an errno. */
  static List<Entry> entries(ErrnoPage page) {
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry.Heading(page.name() + " (" + page.number() + "): " + page.words()));
    entries.add(new Entry.Text(page.reason().sentence()));
    entries.addAll(tries(page.reason()));
    entries.addAll(byCall(page));
    entries.add(new Entry.Text("\nRead next: man 3 errno"));
    return entries;
  }

  /** What it means to the calls that give it; those that mean the same by it share a line. */
  private static List<Entry> byCall(ErrnoPage page) {
    Map<String, List<String>> calls = new LinkedHashMap<>();
    for (String function : page.functions()) {
      Manual.page(function)
          .flatMap(each -> each.reason(page.errno()))
          .ifPresent(
              reason ->
                  calls.computeIfAbsent(reason.sentence(), _ -> new ArrayList<>()).add(function));
    }
    List<Entry> entries = new ArrayList<>();
    if (!calls.isEmpty()) {
      entries.add(new Entry.Heading("By call"));
    }
    calls.forEach(
        (sentence, functions) -> {
          boolean few = functions.size() <= 2;
          entries.add(
              few
                  ? new Entry.Term(String.join(", ", functions), sentence)
                  : new Entry.Text(String.join(", ", functions) + ": " + sentence));
        });
    return entries;
  }

  /** What to try: lines to type, and sentences. */
  static List<Entry> tries(Reason reason) {
    List<Entry> entries = new ArrayList<>();
    for (String thing : reason.tries()) {
      entries.add(
          reason.lines().contains(thing)
              ? new Entry.Example(thing)
              : new Entry.Text("Or: " + thing));
    }
    return entries;
  }
}
