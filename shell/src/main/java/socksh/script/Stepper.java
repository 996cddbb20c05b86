package socksh.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import socksh.command.Person;
import socksh.language.DidYouMean;
import socksh.session.Report;
import socksh.session.Session;

/**
 * Plays a script step by step for a person, who sees each line before it is played and says what to
 * do: a word of the table below, or any line of the shell, which is done on the same sockets.
 */
public final class Stepper implements Steps {
  private static final Map<String, Word> WORDS = new LinkedHashMap<>();

  static {
    add("next", "play this step (or just Enter)", (stepper, _) -> stepper.go(Going.STEP));
    add("continue", "play on to the next break or the end", (stepper, _) -> stepper.go(Going.ON));
    add("until", "until LINE: play on up to that line", Stepper::until);
    add("break", "break LINE: stop there each time; again takes it away", Stepper::toggleBreak);
    add("back", "start again and play up to the step before", (stepper, _) -> stepper.back());
    add("list", "the script, with the step that is next", (stepper, _) -> stepper.list());
    add("fix", "correct the script: what came is what was meant", (stepper, _) -> stepper.fix());
    add(
        "over",
        "take over: the rest is not played, the sockets are yours",
        (_, _) -> leave(Left.After.TAKE_OVER));
    add("stop", "end here and close the sockets", (_, _) -> leave(Left.After.STOP));
  }

  private final Source source;
  private final Person person;
  private final Session session;
  private final Update update;
  private final TreeSet<Integer> breaks = new TreeSet<>();
  private Going going = Going.STEP;
  private int goal;
  private int steps;
  private int rewindTo;
  private Place next = Place.START;
  private Optional<Failure> failed = Optional.empty();
  private Optional<Failure> seen = Optional.empty();
  private boolean fixed;

  /** A word that the person may say, and what it does with what follows it. */
  private record Word(String meaning, BiConsumer<Stepper, String> deed) {}

  /** How far it goes before it stops again. */
  private enum Going {
    STEP,
    ON,
    UNTIL_LINE,
    /** Through what was played before, after going back. */
    AGAIN,
    /** It stopped and waits for the person. */
    NOWHERE
  }

  public Stepper(Source source, Person person, Session session) {
    this.source = source;
    this.person = person;
    this.session = session;
    this.update = new Update(source);
  }

  private static void add(String word, String meaning, BiConsumer<Stepper, String> deed) {
    WORDS.put(word, new Word(meaning, deed));
  }

  /** The corrections that the person has made. */
  public Update update() {
    return update;
  }

  /** The script is about to be played from its start. */
  void begin() {
    steps = 0;
  }

  @Override
  public void before(Player player, Place place) {
    steps++;
    next = place;
    seen = Optional.empty();
    if (isHere(place)) {
      ask(player, place.line() + "  " + source.line(place.line()).strip());
    }
  }

  private boolean isHere(Place place) {
    return switch (going) {
      case ON -> breaks.contains(place.line());
      case UNTIL_LINE -> place.line() >= goal || breaks.contains(place.line());
      case AGAIN -> steps >= rewindTo;
      case STEP, NOWHERE -> true;
    };
  }

  /** Shows where it stands and does what the person says, until that is to go on. */
  private void ask(Player player, String where) {
    going = Going.NOWHERE;
    session.show(new Report.Sentence(where));
    while (going == Going.NOWHERE) {
      perform(player, person.answer("step>").map(String::strip).orElse("stop"));
    }
  }

  private void perform(Player player, String answer) {
    String[] words = answer.split("\\s+", 2);
    Optional<Word> word = word(words[0]);
    if (word.isPresent()) {
      word.get().deed().accept(this, words.length > 1 ? words[1] : "");
    } else if (words[0].equals("?") || answer.equals("help step")) {
      explain();
    } else if (meant(player, words[0]).isPresent()) {
      session.remark(
          words[0] + " is no word here: did you mean `" + meant(player, words[0]).get() + "`?");
    } else {
      var _ = player.shell().interpret(answer);
    }
  }

  /** A word, or as much of it as is unmistakable; nothing is next. */
  private static Optional<Word> word(String typed) {
    if (typed.isEmpty()) {
      return Optional.ofNullable(WORDS.get("next"));
    }
    List<Word> meant =
        typed.length() > 2
            ? Stream.ofNullable(WORDS.get(typed)).toList()
            : WORDS.entrySet().stream()
                .filter(each -> each.getKey().startsWith(typed))
                .map(Map.Entry::getValue)
                .toList();
    return meant.size() == 1 ? Optional.of(meant.getFirst()) : Optional.empty();
  }

  /** The word of a step that a word nearly is, where it is nothing else. */
  private static Optional<String> meant(Player player, String typed) {
    boolean known =
        !typed.matches("[a-z]{3,}")
            || player.shell().catalog().find(typed).isPresent()
            || player.session().sockets().find(typed).isPresent()
            || player.variables().all().containsKey(typed);
    return known ? Optional.empty() : DidYouMean.closest(typed, WORDS.keySet());
  }

  private void explain() {
    List<Report.Entry> entries = new ArrayList<>();
    WORDS.forEach((word, each) -> entries.add(new Report.Entry.Term(word, each.meaning())));
    entries.add(new Report.Entry.Text("Any other line is one of the shell, on the same sockets."));
    session.show(new Report.Page(entries));
  }

  // --- what the person may say ---

  private void go(Going how) {
    going = how;
  }

  private void until(String line) {
    number(line)
        .ifPresent(
            number -> {
              goal = number;
              going = Going.UNTIL_LINE;
            });
  }

  private void toggleBreak(String line) {
    number(line)
        .ifPresent(
            number -> {
              if (!breaks.remove(number)) {
                breaks.add(number);
              }
              session.remark(
                  breaks.isEmpty()
                      ? "no breaks"
                      : "breaks at " + breaks.toString().replaceAll("[\\[\\]]", ""));
            });
  }

  private Optional<Integer> number(String line) {
    if (line.matches("\\d{1,6}")) {
      return Optional.of(Integer.valueOf(line));
    }
    session.remark("which line? a number from 1 to " + source.text().lines().count());
    return Optional.empty();
  }

  private void back() {
    rewindTo = Math.max(1, steps - 1);
    going = Going.AGAIN;
    session.remark("from the start again: the peer sees all of it once more");
    leave(Left.After.START_AGAIN);
  }

  private void list() {
    int number = 0;
    for (String line : source.text().lines().toList()) {
      number++;
      String mark = number == next.line() ? ">" : breaks.contains(number) ? "*" : " ";
      session.show(new Report.Sentence(String.format("%s %3d  %s", mark, number, line)));
    }
  }

  private void fix() {
    if (failed.isEmpty()) {
      session.remark("nothing is to be corrected: `fix` follows a step that failed");
    } else {
      fixed = true;
      going = Going.STEP;
    }
  }

  private static void leave(Left.After after) {
    throw new Left(after);
  }

  // --- when a step fails ---

  @Override
  public boolean mayCorrect() {
    return true;
  }

  @Override
  public boolean takes(Player player, Failure failure, Correction correction) {
    failed = Optional.of(failure);
    seen = failed;
    fixed = false;
    tell(player, failure);
    ask(player, "`fix` takes what came, `back` plays again, `over` gives you the sockets");
    failed = Optional.empty();
    return fixed && update.correct(correction);
  }

  /** The sockets are as they were when it failed: a person can look at them before they close. */
  @Override
  public void failed(Player player, Failure failure) {
    if (seen.filter(failure::equals).isEmpty()) {
      tell(player, failure);
      ask(player, "`back` plays again, `over` gives you the sockets, Enter ends it");
    }
  }

  private void tell(Player player, Failure failure) {
    Result soFar =
        new Result(source, "", failure.verdict(), player.place(), Optional.of(failure), 0);
    session.show(
        new Report.Page(
            FailureReport.lines(soFar).stream()
                .<Report.Entry>map(line -> new Report.Entry.Example(line.text()))
                .toList()));
  }
}
