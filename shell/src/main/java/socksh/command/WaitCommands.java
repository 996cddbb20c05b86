package socksh.command;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.ToLongFunction;
import socksh.kernel.Call;
import socksh.language.Amounts;
import socksh.language.Durations;
import socksh.session.Ongoing;
import socksh.session.OpenSocket;
import socksh.session.Report;
import socksh.session.Session;
import socksh.session.Verdict;

/** Waiting for what goes on by itself, and doing nothing for a while. */
final class WaitCommands {
  private static final int MOST = 1_000_000_000;

  /** Between two looks a tenth of the time that it has taken so far passes, within bounds. */
  private static final int SHORTEST_MILLIS = 20;

  private static final int LONGEST_MILLIS = 500;
  private static final long NANOS_OF_MILLI_TENFOLD = 10_000_000;

  private static final Parameter<Integer> CAME =
      count("came", "until so many clients have come, those that are gone included");
  private static final Parameter<Integer> LEFT = count("left", "until so many clients are gone");
  private static final Parameter<Integer> SAID =
      count("said", "until a server was told so many messages");
  private static final Parameter<Duration> TIME =
      Parameters.word(
          "T",
          Parameter.Place.REQUIRED,
          Tint.NUMBER,
          Durations::read,
          _ -> List.of(Candidate.of("200ms", "values", ""), Candidate.of("2s", "values", "")));

  private WaitCommands() {}

  private static Parameter<Integer> count(String word, String description) {
    return Parameters.keyword(
        word, "N", description, value -> Parameters.number(value, 0, MOST), "1", "2");
  }

  static Command await() {
    return Command.named("wait")
        .summary("wait for servers and taps: their clients, their end")
        .takes(CAME, LEFT, SAID, Parameters.TIMEOUT)
        .on(Command.Target.OPTIONAL, socket -> socket.keeper().isPresent() && !socket.isServed())
        .calls("poll")
        .example("serve 0 echo as srv; open tcp srv; srv wait came 1; close; srv wait left 1")
        .notes(
            "Alone it waits until the last server, the last tap and the last line in the"
                + " background have ended: `-c 'tap 7000 localhost:6379' -c wait` stays until"
                + " Ctrl-C. `srv wait` waits for the end of one.",
            "`came`, `left` and `said` count from its beginning, so nothing that has happened"
                + " already is waited for again. In a script they keep to its `limit`.")
        .does(WaitCommands::perform);
  }

  static Command pause() {
    return Command.named("pause")
        .summary("do nothing for a while")
        .takes(TIME)
        .calls("poll")
        .example("pause 200ms")
        .notes("poll(2) of nothing; Ctrl-C ends it. To wait for something, wait for that.")
        .does(
            invocation -> {
              invocation.session().pause(invocation.get(TIME));
              return Verdict.DONE;
            });
  }

  private static Verdict perform(Invocation invocation) {
    List<Ongoing> meant = meant(invocation);
    boolean counts = invocation.has(CAME) || invocation.has(LEFT) || invocation.has(SAID);
    if (counts && meant.isEmpty()) {
      throw invocation.wrong("nothing is served or tapped", "`serve 8888 echo` would be something");
    }
    return counts ? untilCounted(invocation, meant) : untilOver(invocation, meant);
  }

  private static List<Ongoing> meant(Invocation invocation) {
    List<Ongoing> all = invocation.session().ongoing();
    Optional<OpenSocket> named = invocation.target().filter(_ -> invocation.namesSocket());
    if (named.isEmpty()) {
      return all;
    }
    List<Ongoing> its = all.stream().filter(each -> each.socket() == named.get()).toList();
    if (its.isEmpty()) {
      throw invocation.wrong(
          named.get().label() + " is no server and no tap", "`serve` lists the servers");
    }
    return its;
  }

  private static Verdict untilOver(Invocation invocation, List<Ongoing> meant) {
    boolean all = !invocation.namesSocket();
    boolean over =
        await(
            invocation,
            () ->
                all
                    ? invocation.session().ongoing().isEmpty() && invocation.shell().isAtRest()
                    : meant.stream().allMatch(Ongoing::isOver));
    return over || !invocation.has(Parameters.TIMEOUT)
        ? Verdict.DONE // Ctrl-C is how a person ends it
        : late(invocation, "it has not ended");
  }

  private static Verdict untilCounted(Invocation invocation, List<Ongoing> meant) {
    BooleanSupplier reached =
        () ->
            isReached(invocation, CAME, meant, Ongoing.Progress::came)
                && isReached(invocation, LEFT, meant, Ongoing.Progress::left)
                && isReached(invocation, SAID, meant, Ongoing.Progress::said);
    var _ = await(invocation, () -> reached.getAsBoolean() || areOver(meant));
    return reached.getAsBoolean() ? Verdict.DONE : late(invocation, soFar(meant));
  }

  private static boolean areOver(List<Ongoing> meant) {
    return meant.stream().allMatch(Ongoing::isOver);
  }

  private static boolean isReached(
      Invocation invocation,
      Parameter<Integer> wanted,
      List<Ongoing> meant,
      ToLongFunction<Ongoing.Progress> number) {
    return invocation.find(wanted).map(count -> sum(meant, number) >= count).orElse(true);
  }

  private static long sum(List<Ongoing> all, ToLongFunction<Ongoing.Progress> number) {
    return all.stream().map(Ongoing::progress).mapToLong(number).sum();
  }

  private static String soFar(List<Ongoing> meant) {
    long came = sum(meant, Ongoing.Progress::came);
    return Amounts.count(came, "client")
        + (came == 1 ? " has" : " have")
        + " come, "
        + sum(meant, Ongoing.Progress::left)
        + " left, "
        + Amounts.count(sum(meant, Ongoing.Progress::said), "message")
        + (sum(meant, Ongoing.Progress::said) == 1 ? " was said" : " were said");
  }

  private static Verdict late(Invocation invocation, String how) {
    String when =
        invocation
            .find(Parameters.TIMEOUT)
            .map(limit -> "within " + limit.toMillis() + " ms: ")
            .orElse("");
    invocation.show(new Report.Sentence("not " + when + how));
    return Verdict.NO;
  }

  /** Waits for a state; false where the time-out or Ctrl-C came first. */
  static boolean await(Invocation invocation, BooleanSupplier state) {
    Session session = invocation.session();
    long began = session.now();
    long limit =
        invocation
            .find(Parameters.TIMEOUT)
            .map(timeout -> began + timeout.toNanos())
            .orElse(Long.MAX_VALUE);
    while (!state.getAsBoolean()) {
      long now = session.now();
      if (session.interrupted() || now >= limit) {
        return false;
      }
      var _ = session.kernel().perform(aMoment(now - began, limit - now));
    }
    return true;
  }

  /** poll(2) of nothing: who waits for hours does not look at it fifty times a second. */
  private static Call.Poll aMoment(long waited, long left) {
    long tenth = Math.clamp(waited / NANOS_OF_MILLI_TENFOLD, SHORTEST_MILLIS, LONGEST_MILLIS);
    long rest = Math.max(1, left / (NANOS_OF_MILLI_TENFOLD / 10));
    return new Call.Poll(List.of(), (int) Math.min(tenth, rest));
  }
}
