package socksh.script.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import socksh.command.Command;
import socksh.command.Understood;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Fd;
import socksh.kernel.Outcome;
import socksh.session.Event;
import socksh.session.Purpose;
import socksh.session.Report;

/** One command that was given, how it was understood, and all that came of it. */
public final class Act {
  private final long number;
  private final String typed;
  private final Understood line;
  private final long began;
  private final int place;
  private final List<Event> events = new ArrayList<>();
  private int end;
  private Optional<String> name = Optional.empty();
  private boolean refused;

  /**
   * @param began when it was typed, in nanoseconds since the session began
   * @param place where it was typed, among all events
   */
  Act(long number, String typed, Understood line, long began, int place) {
    this.number = number;
    this.typed = typed;
    this.line = line;
    this.began = began;
    this.place = place;
    this.end = place;
  }

  /**
   * One more thing that came of it. That a line in the background is done is told only after what
   * it made can be used, and so after others may have used it: it does not end the command.
   */
  void add(Event event, int where) {
    events.add(event);
    refused |= event instanceof Event.Refused;
    if (!(event instanceof Event.Noticed)) {
      end = where;
    }
  }

  /** The number of the command in its session. */
  long number() {
    return number;
  }

  /** The line as it was typed. */
  public String typed() {
    return typed;
  }

  /** What it was understood to mean. */
  public Understood line() {
    return line;
  }

  /** Where among all events it was typed. */
  int place() {
    return place;
  }

  /** Where among all events it was over. */
  int end() {
    return end;
  }

  /** Where it shall stand: what ended during another command follows that one. */
  void standAt(int where) {
    end = where;
  }

  long began() {
    return began;
  }

  /** When it was over, in nanoseconds since the session began. */
  long over() {
    return events.isEmpty() ? began : events.getLast().at();
  }

  /** What it made is called so. */
  void name(String given) {
    name = Optional.of(given);
  }

  /** What the socket that it made is called. */
  public Optional<String> name() {
    return name;
  }

  /** Whether the shell itself answered, or the line turned out to be wrong. */
  public boolean isOfTheShell() {
    return refused || line.command().source() == Command.Source.SHELL;
  }

  /** All that happened while it was done. */
  public List<Event> events() {
    return events;
  }

  /** What was answered to its calls. */
  public Stream<Event.Returned> answers() {
    return events.stream().filter(Event.Returned.class::isInstance).map(Event.Returned.class::cast);
  }

  /** The answer that counts: the last call that was asked for, or that failed. */
  Optional<Event.Returned> answer() {
    return answers()
        .filter(each -> each.purpose() == Purpose.ASKED || !each.outcome().ok())
        .reduce((_, last) -> last);
  }

  /** Why it failed, where it did. */
  public Optional<Errno> failure() {
    return answer().map(Event.Returned::outcome).flatMap(Outcome::errno);
  }

  /** The label of the socket it made and kept. */
  public Optional<String> made() {
    List<String> made = new ArrayList<>();
    answers()
        .forEach(
            each -> {
              socketMade(each).ifPresent(made::add);
              if (each.call() instanceof Call.Close) {
                made.removeAll(each.labels().all());
              }
            });
    return made.isEmpty() || line.command().makes() == Command.Makes.NOTHING
        ? Optional.empty()
        : Optional.of(made.getLast());
  }

  /** The label of the socket that an answer made. */
  public static Optional<String> socketMade(Event.Returned answer) {
    Optional<Fd> fd =
        switch (answer.outcome()) {
          case Outcome.Opened(Fd opened) when answer.call() instanceof Call.Socket ->
              Optional.of(opened);
          case Outcome.Accepted(Fd accepted, _) -> Optional.of(accepted);
          default -> Optional.empty();
        };
    return fd.map(answer.labels()::of);
  }

  /** Whether it took bytes from a socket, and what it took. */
  public List<Report.Received> receipts() {
    boolean looks = line.command().name().equals("peek"); // it takes nothing
    return looks
        ? List.of()
        : events.stream()
            .filter(Event.Shown.class::isInstance)
            .map(event -> ((Event.Shown) event).report())
            .filter(Report.Received.class::isInstance)
            .map(Report.Received.class::cast)
            .toList();
  }
}
