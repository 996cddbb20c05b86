package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import socksh.language.DidYouMean;
import socksh.language.Misunderstood;
import socksh.language.Word;
import socksh.manual.Manual;
import socksh.manual.trade.Dictionary;
import socksh.session.Report;
import socksh.session.Report.Entry;
import socksh.session.Verdict;

/** {@code help}: all commands in groups, one command, or a topic that several share. */
final class HelpCommand {
  private static final Parameter<Word> WHAT =
      Parameters.word(
          "[VERB | TOPIC]",
          Parameter.Place.OPTIONAL,
          Tint.NAME,
          word -> word,
          typed -> typed.before().isEmpty() ? offers(typed.catalog()) : List.of());

  private HelpCommand() {}

  static Command command() {
    return Command.named("help")
        .alias("?")
        .summary("all commands, or everything about one")
        .takes(WHAT)
        .ofTheShell()
        .example("help; help connect; help payload")
        .notes(topics())
        .does(HelpCommand::perform);
  }

  private static String topics() {
    return "Topics: "
        + HelpTopic.ALL.stream().map(HelpTopic::name).collect(Collectors.joining(", "));
  }

  private static List<Candidate> offers(Catalog catalog) {
    Stream<Candidate> verbs =
        catalog.commands().stream()
            .map(command -> Candidate.of(command.name(), command.family(), command.summary()));
    Stream<Candidate> topics =
        HelpTopic.ALL.stream().map(topic -> Candidate.of(topic.name(), "topics", topic.summary()));
    return Stream.concat(topics, verbs).toList();
  }

  private static Verdict perform(Invocation invocation) {
    Optional<Word> what = invocation.find(WHAT);
    return invocation.show(
        new Report.Page(
            what.isEmpty()
                ? overview(invocation.catalog())
                : about(what.get(), invocation.catalog())));
  }

  private static List<Entry> overview(Catalog catalog) {
    List<Entry> entries = new ArrayList<>();
    String family = "";
    for (Command command : catalog.commands()) {
      if (!family.equals(command.family())) {
        family = command.family();
        entries.add(new Entry.Heading(family));
      }
      entries.add(new Entry.Term(command.name(), command.summary()));
    }
    entries.add(new Entry.Heading("Help on"));
    entries.add(new Entry.Term("VERB", "`help send`: usage, system calls, failures, an example"));
    HelpTopic.ALL.forEach(topic -> entries.add(new Entry.Term(topic.name(), topic.summary())));
    entries.add(new Entry.Heading("A line is [SOCKET] VERB ... [as NAME] [&]"));
    entries.add(new Entry.Term("SOCKET", "a name or #1; without one the current socket is meant"));
    entries.add(new Entry.Term("as NAME", "names the socket that the line makes"));
    entries.add(new Entry.Term("&", "does it in the background"));
    entries.add(new Entry.Term(";", "separates lines; a line starting with # is a comment"));
    return entries;
  }

  private static List<Entry> about(Word word, Catalog catalog) {
    String name = word.text();
    return catalog
        .find(name)
        .map(command -> new HelpPage(command).entries())
        .or(() -> HelpTopic.find(name).map(HelpTopic::entries))
        .orElseThrow(() -> unknown(word, catalog));
  }

  private static Misunderstood unknown(Word word, Catalog catalog) {
    return Misunderstood.at(
        word, "no command or topic is called " + word.text(), tip(word.text(), catalog));
  }

  private static String tip(String name, Catalog catalog) {
    List<String> callers =
        catalog.commands().stream()
            .filter(command -> command.calls().contains(name))
            .map(command -> "`help " + command.name() + "`")
            .toList();
    if (!callers.isEmpty()) {
      return "it is a call of " + String.join(", ", callers);
    }
    if (Manual.page(name).isPresent()) {
      return "it is a call; `explain " + name + "` has its page";
    }
    if (Manual.errno(name).isPresent()) {
      return "`errno " + name + "` explains it";
    }
    if (Dictionary.find(name).isPresent()) {
      return "`explain " + name + "` tells what it is";
    }
    List<String> names = new ArrayList<>(catalog.names());
    HelpTopic.ALL.forEach(topic -> names.add(topic.name()));
    return DidYouMean.tip(name, names, "`help` lists them");
  }
}
