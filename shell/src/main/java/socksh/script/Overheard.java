package socksh.script;

import java.util.Optional;
import socksh.kernel.Outcome;
import socksh.language.Problem;
import socksh.session.Event;
import socksh.session.Purpose;
import socksh.session.Report;
import socksh.session.View;

/** What one command of a script was answered, on the thread that plays the script. */
final class Overheard implements View {
  private final Thread player = Thread.currentThread();
  private Optional<Event.Returned> call = Optional.empty();
  private Optional<Report> report = Optional.empty();
  private Optional<Problem> problem = Optional.empty();

  /** A new command begins. */
  void forget() {
    call = Optional.empty();
    report = Optional.empty();
    problem = Optional.empty();
  }

  @Override
  public boolean isBackstage() {
    return true;
  }

  @Override
  public void see(Event event) {
    if (Thread.currentThread() != player) {
      return;
    }
    switch (event) {
      case Event.Returned returned
          when returned.purpose() == Purpose.ASKED || !returned.outcome().ok() ->
          call = Optional.of(returned);
      case Event.Shown(_, Report shown) -> report = Optional.of(shown);
      case Event.Refused refused -> problem = Optional.of(refused.problem());
      default -> {}
    }
  }

  /** The last call that was asked for, or that failed on the way. */
  Optional<Event.Returned> call() {
    return call;
  }

  Optional<Outcome> outcome() {
    return call.map(Event.Returned::outcome);
  }

  /** What was said in a plain sentence. */
  Optional<String> sentence() {
    return report
        .filter(Report.Sentence.class::isInstance)
        .map(said -> ((Report.Sentence) said).text());
  }

  /** What was received. */
  Optional<Report.Received> received() {
    return report.filter(Report.Received.class::isInstance).map(Report.Received.class::cast);
  }

  /** What the line was refused for. */
  Optional<Problem> problem() {
    return problem;
  }
}
