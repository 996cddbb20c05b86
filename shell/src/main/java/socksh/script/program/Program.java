package socksh.script.program;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a program does.
 *
 * @param sockets what becomes of each socket, by its variable
 */
record Program(List<Step> steps, Map<String, Deed.Role> sockets) {

  /** A typed line and what it stands for. */
  record Step(String typed, List<Done> deeds) {}

  /** A deed, and whether it came to something: a program goes on after what failed then. */
  record Done(Deed deed, boolean succeeded) {}

  /** All deeds in order. */
  Stream<Deed> deeds() {
    return steps.stream().flatMap(step -> step.deeds().stream()).map(Done::deed);
  }
}
