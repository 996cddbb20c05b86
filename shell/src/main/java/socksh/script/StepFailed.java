package socksh.script;

import java.util.Optional;
import socksh.kernel.Errno;
import socksh.session.Verdict;

/** A step of a script was not answered as it says: the run ends here, unless it was expected. */
final class StepFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Failure failure;

  StepFailed(Failure failure) {
    super(failure.what(), null, false, false);
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }

  Optional<Errno> errno() {
    return failure.errno();
  }

  Verdict verdict() {
    return failure.verdict();
  }
}
