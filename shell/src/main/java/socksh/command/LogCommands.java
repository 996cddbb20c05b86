package socksh.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import socksh.language.Amounts;
import socksh.language.Misunderstood;
import socksh.language.Word;
import socksh.session.Event;
import socksh.session.Journal;
import socksh.session.Report;
import socksh.session.Session;
import socksh.session.Settings;
import socksh.session.Verdict;

/** Looking back: what went over the sockets, and which calls were made. */
final class LogCommands {
  private static final int USUAL = 20;
  private static final int MOST = 100_000;

  private static final Parameter<List<String>> SOCKETS =
      new LabelsParameter(Set.of("hex", "text", "calls", "last", "groovy", "to", "overwrite"));
  private static final Parameter<Boolean> HEX =
      Parameters.flag("hex", "every byte, as dumps with offsets");
  private static final Parameter<Boolean> TEXT = Parameters.flag("text", "line by line, escaped");
  private static final Parameter<Boolean> CALLS =
      Parameters.flag("calls", "the calls with their arguments and answers");
  private static final Parameter<Integer> LAST =
      Parameters.keyword(
          "last", "N", "how many, counted from the end", word -> Parameters.number(word, 1, MOST));
  private static final Parameter<Settings.Toggle> GROOVY =
      Parameters.keyword(
          "groovy",
          "on|off",
          "from now on each command as a session script says it",
          word -> Setting.one(word, "groovy", Setting.words(Settings.Toggle.values())),
          "on",
          "off");

  private static final Parameter<Path> TO =
      Parameters.keyword("to", "FILE.pcapng", "a file for Wireshark", LogCommands::packetFile);
  private static final Parameter<Boolean> OVERWRITE =
      Parameters.flag("overwrite", "also where the file exists");

  private final Export export;

  private LogCommands(Export export) {
    this.export = export;
  }

  /** The family, whose files are made by somebody else. */
  static Catalog.Family family(Export export) {
    return new Catalog.Family("Looking back", List.of(new LogCommands(export).log()));
  }

  private Command log() {
    return Command.named("log")
        .summary("show again what was sent and received, or the calls")
        .takes(SOCKETS, HEX, TEXT, CALLS, LAST, GROOVY, TO, OVERWRITE)
        .on(Command.Target.OPTIONAL, socket -> true)
        .ofTheShell()
        .example("open tcp lab:daytime; recv line; log; log hex")
        .notes(
            "`>` went out, `<` came in; the time is in seconds since the shell began. Without a"
                + " socket all are shown; a closed one is still known by its number: `log #2`.",
            "Secrets (`env NAME` in a payload) are struck out before they reach the log. Files"
                + " that were sent are told by their size. Looks (`sockets`, `state`, `option`"
                + " alone) are not in it.",
            "`log groovy on` shows before each answer what was typed in the words of a session"
                + " script: so it can be learned by the way.",
            "`log to FILE.pcapng` writes a file for Wireshark: captured segments (`capture on`) as"
                + " they were, secrets too; everything else from the calls, with headers made to"
                + " fit, and the file says so. Bytes that are not known are zeros. Unix sockets are"
                + " left out, and what clients of `serve` say. A connection through a `tap` stands"
                + " there as one between its client and the server.")
        .does(this::performLog);
  }

  private Verdict performLog(Invocation invocation) {
    if (invocation.has(HEX) && invocation.has(TEXT)) {
      throw invocation.wrong("either hex or text", "`log hex`");
    }
    Session session = invocation.session();
    Optional<Settings.Toggle> groovy = invocation.find(GROOVY);
    if (groovy.isPresent()) {
      session.settings().groovy(groovy.get());
      session.remark("groovy: " + Setting.typed(groovy.get()));
      return Verdict.DONE;
    }
    Optional<Path> file = invocation.find(TO);
    if (file.isPresent()) {
      return new PacketLog(invocation, export)
          .write(file.get(), labels(invocation), invocation.has(OVERWRITE));
    }
    Journal journal = session.journal();
    List<Event> events = journal.events();
    long forgotten = journal.forgotten();
    if (forgotten > 0) {
      session.show(
          new Report.Sentence(
              Amounts.count(forgotten, "older event") + " had to be forgotten to save memory."));
    }
    return invocation.has(CALLS) ? calls(invocation, events) : traffic(invocation, events);
  }

  private static Path packetFile(Word word) {
    if (!word.text().toLowerCase(Locale.ROOT).endsWith(".pcapng")) {
      throw Misunderstood.at(word, "a packet file ends in .pcapng", "`log to talk.pcapng`");
    }
    return Path.of(word.text());
  }

  /** The labels of the sockets that were asked for; none means all. */
  private static List<String> labels(Invocation invocation) {
    List<String> labels = new ArrayList<>(invocation.find(SOCKETS).orElse(List.of()));
    invocation
        .target()
        .filter(_ -> invocation.namesSocket())
        .ifPresent(socket -> labels.add(socket.label()));
    return labels;
  }

  private static Verdict calls(Invocation invocation, List<Event> events) {
    List<String> labels = labels(invocation);
    Predicate<Event.Returned> wanted =
        call -> labels.isEmpty() || call.labels().all().stream().anyMatch(labels::contains);
    List<Event.Returned> calls =
        events.stream()
            .filter(Event.Returned.class::isInstance)
            .map(Event.Returned.class::cast)
            .filter(wanted)
            .toList();
    return invocation.show(new Report.Calls(last(invocation, calls, "call")));
  }

  private static Verdict traffic(Invocation invocation, List<Event> events) {
    List<String> labels = labels(invocation);
    List<Exchange> all =
        events.stream()
            .map(Exchange::of)
            .flatMap(Optional::stream)
            .filter(exchange -> labels.isEmpty() || labels.contains(exchange.socket()))
            .toList();
    if (all.isEmpty()) {
      String where = labels.isEmpty() ? " yet." : " on " + String.join(", ", labels) + ".";
      return invocation.show(new Report.Sentence("Nothing was sent or received" + where));
    }
    List<Exchange> exchanges = last(invocation, all, "exchange");
    if (isHex(invocation)) {
      exchanges.forEach(exchange -> invocation.show(Traffic.dump(exchange)));
      return Verdict.DONE;
    }
    return invocation.show(Traffic.text(exchanges));
  }

  private static boolean isHex(Invocation invocation) {
    return invocation.has(HEX)
        || !invocation.has(TEXT) && invocation.session().settings().bytes() == Settings.Bytes.HEX;
  }

  /** The last so many, and a word about those before. */
  private static <T> List<T> last(Invocation invocation, List<T> all, String thing) {
    int most = invocation.find(LAST).orElse(USUAL);
    int before = Math.max(0, all.size() - most);
    if (before > 0) {
      invocation.show(
          new Report.Sentence(
              Amounts.count(before, "earlier " + thing)
                  + " not shown; `last "
                  + all.size()
                  + "` shows all."));
    }
    return all.subList(before, all.size());
  }
}
