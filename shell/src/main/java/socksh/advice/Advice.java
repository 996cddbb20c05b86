package socksh.advice;

import java.util.Optional;
import socksh.manual.Hint;

/** One hint with its slots filled. */
record Advice(Hint hint, String line) {

  static Optional<Advice> of(Hint hint, Object... values) {
    return Optional.of(new Advice(hint, hint.line(values)));
  }
}
