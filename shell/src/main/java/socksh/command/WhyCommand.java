package socksh.command;

import java.util.List;
import java.util.Optional;
import socksh.kernel.Outcome;
import socksh.language.Problem;
import socksh.session.Event;
import socksh.session.Report;
import socksh.session.Report.Entry;
import socksh.session.Verdict;

/** {@code why}: the last answer at length. */
final class WhyCommand {
  private WhyCommand() {}

  static Command command() {
    return Command.named("why")
        .summary("the last answer at length: what it means, what to try")
        .ofTheShell()
        .example("open tcp lab:echo; why")
        .notes(
            "It looks back over the session for the last call that was asked for or refused, the"
                + " last thing that was received, or the last line that was not understood.",
            "`explain on` tells of every call, `errno NAME` of an errno whatever the call was,"
                + " `explain WORD` of any word.")
        .does(WhyCommand::perform);
  }

  private static Verdict perform(Invocation invocation) {
    List<Event> events = invocation.session().journal().events();
    for (Event event : events.reversed()) {
      Optional<List<Entry>> page = page(invocation, event);
      if (page.isPresent()) {
        return invocation.show(new Report.Page(page.get()));
      }
    }
    return invocation.show(
        new Report.Sentence("Nothing was asked of the kernel yet. Try: open tcp lab:http"));
  }

  private static Optional<List<Entry>> page(Invocation invocation, Event event) {
    return switch (event) {
      case Event.Returned answer when isAnswer(answer) ->
          Optional.of(new WhyCall(invocation.session(), answer).entries());
      case Event.Shown(_, Report.Received received) ->
          Optional.of(new WhyReceived(invocation.session(), received).entries());
      case Event.Refused(_, String line, Problem problem) -> Optional.of(refused(line, problem));
      default -> Optional.empty();
    };
  }

  /** A step on the way counts too where nothing came of waiting. */
  private static boolean isAnswer(Event.Returned answer) {
    boolean silence = answer.outcome() instanceof Outcome.Ready(var ready) && ready.isEmpty();
    return answer.isAnswer() || silence;
  }

  private static List<Entry> refused(String line, Problem problem) {
    return List.of(
        new Entry.Heading("The line was not understood, so the kernel was not asked"),
        new Entry.Example(line),
        new Entry.Text(
            problem.what() + (problem.tip().isEmpty() ? "" : " (" + problem.tip() + ")")));
  }
}
