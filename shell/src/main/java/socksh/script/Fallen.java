package socksh.script;

import java.util.Optional;

/** What went wrong in a closure that answers clients: the script's failure, whatever came of it. */
record Fallen(Failure failure, Place place) {
  /** The result of the script with this as the reason. */
  Result result(Result otherwise) {
    return new Result(
        otherwise.source(),
        otherwise.title(),
        failure.verdict(),
        place,
        Optional.of(failure),
        otherwise.took());
  }
}
