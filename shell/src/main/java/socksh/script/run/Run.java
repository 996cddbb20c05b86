package socksh.script.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import socksh.command.Interpreter;
import socksh.command.Person;
import socksh.script.Plan;
import socksh.script.Source;
import socksh.session.Verdict;
import socksh.view.Paper;
import socksh.view.Style;
import socksh.view.Styled;

/** One {@code socksh run}, from the words after it to its verdict. */
public final class Run {
  private static final int REDRAW_MILLIS = 100;

  private final RunOptions options;
  private final Supplier<Interpreter> shells;
  private final Paper out;
  private final Paper err;
  private final Optional<Person> person;
  private final Optional<String> ci;
  private volatile @Nullable Telling telling;

  /**
   * @param shells makes a shell that nothing was done in yet
   * @param out for what scripts show, and for the answers to questions
   * @param err for the report
   * @param person who can be asked, where there is one
   * @param ci the environment variable CI, by which a CI says what it is
   */
  public Run(
      RunOptions options,
      Supplier<Interpreter> shells,
      Paper out,
      Paper err,
      Optional<Person> person,
      Optional<String> ci) {
    this.options = options;
    this.shells = shells;
    this.out = out;
    this.err = err;
    this.person = person;
    this.ci = ci;
  }

  /**
   * Does what was asked for.
   *
   * @throws IllegalArgumentException when a script is not there; nothing was played then
   * @throws IOException when the file for the CI cannot be written
   */
  public Verdict run() throws IOException {
    if (options.wants(RunOptions.Flag.HELP)) {
      RunOptions.help().lines().forEach(line -> out.print(Styled.of(Style.PLAIN, line)));
      return Verdict.DONE;
    }
    if (options.scripts().isEmpty()) {
      Packed.listing().forEach(line -> out.print(Styled.of(Style.PLAIN, line)));
      return Verdict.DONE;
    }
    if (options.wants(RunOptions.Flag.STEP)) {
      throw new IllegalArgumentException("--step wants a person at a terminal");
    }
    if (options.wants(RunOptions.Flag.UPDATE)) {
      Corrections.refuseInCi(ci);
    }
    List<Source> scripts = Selection.of(options.scripts());
    if (options.wants(RunOptions.Flag.PLAN)) {
      return plans().tell(scripts, options.freedom(), out, err);
    }
    List<Optional<Plan>> plans = plans(scripts);
    options.junit().ifPresent(Run::empty);
    return play(scripts, plans);
  }

  /** Read off the scripts where somebody wants to know: it takes as long as to compile them. */
  private List<Optional<Plan>> plans(List<Source> scripts) {
    return scripts.size() > 1 || !options.settings().isEmpty() ? plans().known(scripts) : List.of();
  }

  private Plans plans() {
    return new Plans(options.settings(), shells.get().catalog());
  }

  /** Asked before anything is played; what an earlier run left there is no answer of this one. */
  private static void empty(Path file) {
    try {
      Files.writeString(file, "");
    } catch (IOException unwritable) {
      throw new IllegalArgumentException("--junit: cannot write " + file, unwritable);
    }
  }

  private Verdict play(List<Source> scripts, List<Optional<Plan>> plans) throws IOException {
    Telling tells = new Telling(err, options, scripts.size(), System::nanoTime);
    telling = tells;
    Bench bench =
        new Bench(options, shells, out, err, tells, new Corrections(options, err, person));
    Suite suite = new Suite(bench, tells);
    List<Play> plays;
    try (ScheduledExecutorService clock = clock()) {
      if (err.width() > 0) {
        var _ = clock.scheduleAtFixedRate(tells::draw, 0, REDRAW_MILLIS, TimeUnit.MILLISECONDS);
      }
      plays =
          scripts.size() == 1 || isInTurn()
              ? suite.inTurn(scripts)
              : suite.sideBySide(scripts, Chains.of(plans));
      var _ = clock.shutdownNow();
    }
    if (options.junit().isPresent()) {
      Junit.write(options.junit().get(), plays);
    }
    tells.summary();
    return Play.worst(plays);
  }

  /** Whether a person follows, who can only follow one. */
  private boolean isInTurn() {
    return options.wants(RunOptions.Flag.VERBOSE) || options.wants(RunOptions.Flag.UPDATE);
  }

  private static ScheduledExecutorService clock() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("progress").factory());
  }

  /** Ctrl-C ends the program: says what was done until then. */
  public void interrupted() {
    Telling tells = telling;
    if (tells != null) {
      tells.interrupted();
    }
  }
}
