package socksh.script.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import socksh.script.FailureReport;
import socksh.script.Place;
import socksh.script.Result;
import socksh.script.Source;
import socksh.session.Verdict;
import socksh.view.Paper;
import socksh.view.Span;
import socksh.view.Style;
import socksh.view.Styled;

/** Tells how a run goes: where it is now, what came of each script, and of all. */
final class Telling {
  private final Paper paper;
  private final RunOptions options;
  private final LongSupplier nanos;
  private final long began;
  private final int scripts;
  private final List<Play> ended = new ArrayList<>();
  private volatile @Nullable Step now;

  private record Step(Source source, Place place) {}

  /**
   * @param paper where it is told; the line of progress is drawn on it
   * @param scripts how many there are to play
   */
  Telling(Paper paper, RunOptions options, int scripts, LongSupplier nanos) {
    this.paper = paper;
    this.options = options;
    this.scripts = scripts;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  /** A script is about to make a step; told on any thread, shown by {@link #draw}. */
  void step(Source source, Place place) {
    now = new Step(source, place);
  }

  /** Draws the line of progress. */
  void draw() {
    Step step = now;
    if (step != null) {
      String of = scripts > 1 ? finished() + " of " + scripts + " done, " : "";
      String where = step.source().name() + " line " + step.place().line();
      paper.draw(Styled.of(Style.DIM, of + where + ", " + seconds(elapsed())));
    }
  }

  private synchronized long finished() {
    return ended.stream().map(play -> play.result().source()).distinct().count();
  }

  /** A script was played as often as it was asked for. */
  synchronized void ended(List<Play> plays) {
    ended.addAll(plays);
    boolean passed = plays.stream().allMatch(Play::passed);
    if (!options.wants(RunOptions.Flag.QUIET)) {
      paper.print(line(plays));
    }
    if (!passed) {
      plays.stream().filter(play -> !play.passed()).forEach(this::report);
    }
  }

  private void report(Play play) {
    FailureReport.lines(play.result()).forEach(paper::print);
  }

  /** {@code ok NAME TITLE (34 ms)} */
  static Styled line(List<Play> plays) {
    Verdict verdict = Play.worst(plays);
    Result result = plays.getLast().result();
    List<Span> spans = new ArrayList<>();
    spans.add(new Span(style(verdict), word(verdict)));
    spans.add(new Span(Style.PLAIN, "  " + result.source().name()));
    if (!result.title().isEmpty()) {
      spans.add(new Span(Style.PLAIN, "  " + result.title()));
    }
    spans.add(new Span(Style.DIM, "  (" + times(plays) + ")"));
    return new Styled(List.copyOf(spans));
  }

  private static String times(List<Play> plays) {
    long total = plays.stream().mapToLong(play -> play.result().took()).sum();
    long failed = plays.stream().filter(play -> !play.passed()).count();
    if (plays.size() == 1) {
      return millis(total);
    }
    String each = plays.size() + " times, " + millis(total / plays.size()) + " each";
    return failed == 0 ? each : failed + " of " + each;
  }

  private static String word(Verdict verdict) {
    return switch (verdict) {
      case DONE -> "ok";
      case NO -> "failed";
      case WRONG -> "error";
      case INCONCLUSIVE -> "inconclusive";
    };
  }

  private static Style style(Verdict verdict) {
    return switch (verdict) {
      case DONE -> Style.GOOD;
      case NO, WRONG -> Style.CARET;
      case INCONCLUSIVE -> Style.HINT;
    };
  }

  /** The line under all, where there was more than one. */
  synchronized void summary() {
    if (ended.size() > 1 && !options.wants(RunOptions.Flag.QUIET)) {
      paper.print(Styled.of(Style.HEADING, counts() + " in " + seconds(elapsed())));
    }
  }

  /** Ctrl-C: what was done until then. */
  synchronized void interrupted() {
    paper.print(
        Styled.of(Style.CARET, "interrupted after " + seconds(elapsed()) + ": " + counts()));
  }

  private String counts() {
    return count(Verdict.DONE)
        + " passed, "
        + count(Verdict.NO)
        + " failed, "
        + count(Verdict.WRONG)
        + (count(Verdict.WRONG) == 1 ? " error, " : " errors, ")
        + count(Verdict.INCONCLUSIVE)
        + " inconclusive";
  }

  private long count(Verdict verdict) {
    return ended.stream().filter(play -> play.verdict() == verdict).count();
  }

  private Duration elapsed() {
    return Duration.ofNanos(nanos.getAsLong() - began);
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
  }

  private static String millis(long nanos) {
    return nanos < 10_000_000_000L ? nanos / 1_000_000 + " ms" : seconds(Duration.ofNanos(nanos));
  }
}
