package socksh.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import socksh.language.Surroundings;

/** What commands know of the machine around them: files, variables, services and hosts. */
public interface World extends Surroundings {

  /** The port of a service such as {@code http}. */
  OptionalInt service(String name);

  /** Services by name, for completion. */
  Map<String, Integer> services();

  /**
   * Host names worth offering: those of the system's hosts file and those that were used before.
   */
  List<String> hosts();

  /** The names of the environment variables, for completion. */
  Set<String> variables();

  /** Remembers a host that was used. */
  void used(String host);

  /** The files and folders whose path starts with {@code prefix}; folders end in a slash. */
  List<String> paths(String prefix);

  /** The keyboard of the person who types, where there is one. */
  default Optional<Keys> keys() {
    return Optional.empty();
  }
}
