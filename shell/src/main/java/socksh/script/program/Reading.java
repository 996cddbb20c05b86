package socksh.script.program;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import socksh.kernel.Call;
import socksh.script.record.Act;
import socksh.session.OpenSocket;

/** Reads the commands of a session as a program. */
final class Reading {
  private final Variables variables = new Variables();
  private final Places places = new Places(variables);
  private final Calls calls;
  private final Forms forms;
  private final List<Program.Step> steps = new ArrayList<>();

  private Reading(Duration patience, Set<String> listeners) {
    this.calls = new Calls(variables, places, listeners, patience);
    this.forms = new Forms(patience);
  }

  /**
   * The program of these commands.
   *
   * @param patience how long a command waits that says no time
   */
  static Program of(List<Act> acts, Duration patience) {
    Reading reading = new Reading(patience, listeners(acts));
    acts.stream().filter(act -> !act.isOfTheShell()).forEach(reading::step);
    Map<String, Deed.Role> sockets = new LinkedHashMap<>();
    new Program(reading.steps, Map.of())
        .deeds()
        .forEach(
            deed -> {
              switch (deed) {
                case Deed.Make(String socket, _, _, Deed.Role role) -> sockets.put(socket, role);
                case Deed.Accept(String socket, _, _) -> sockets.put(socket, Deed.Role.STREAM);
                default -> {}
              }
            });
    return new Program(reading.steps, sockets);
  }

  private static Set<String> listeners(List<Act> acts) {
    Set<String> labels = new HashSet<>();
    acts.stream()
        .flatMap(Act::answers)
        .filter(answer -> answer.call() instanceof Call.Listen)
        .forEach(answer -> labels.addAll(answer.labels().all()));
    return labels;
  }

  private void step(Act act) {
    List<Program.Done> done =
        switch (act.line().command().name()) {
          case "recv", "expect", "peek" -> received(act);
          default -> calls.deeds(act);
        };
    if (!done.isEmpty()) {
      steps.add(new Program.Step(act.typed(), done));
    }
  }

  private List<Program.Done> received(Act act) {
    String label = act.line().socket().map(OpenSocket::label).orElse("");
    if (!variables.knows(label)) {
      return List.of();
    }
    act.answers().forEach(places::follow);
    boolean succeeded = Forms.succeeded(act);
    return forms.deeds(act, variables.of(label), calls.role(label), calls.waits(label)).stream()
        .map(deed -> new Program.Done(deed, succeeded))
        .toList();
  }
}
