package socksh.command;

import java.util.List;

/** Files and folders as something to type. */
final class Paths {
  private Paths() {}

  static List<Candidate> candidates(Parameter.Typed typed) {
    return typed.world().paths(typed.prefix()).stream()
        .map(
            path ->
                path.endsWith("/")
                    ? Candidate.open(path, "files", "").quotable()
                    : Candidate.of(path, "files", "").quotable())
        .toList();
  }
}
