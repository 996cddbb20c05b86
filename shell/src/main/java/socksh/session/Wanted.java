package socksh.session;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** What somebody who receives waits for; see the forms of {@code help recv}. */
public sealed interface Wanted {

  /** Whatever one recv(2) of up to so many bytes gives. */
  record Once(int most, Use use) implements Wanted {
    /** What comes is taken. */
    public Once(int most) {
      this(most, Use.TAKEN);
    }
  }

  /** That many bytes. */
  record Exactly(int bytes) implements Wanted {}

  /** These bytes; the first one that differs ends the waiting, as no later one could mend it. */
  record Same(byte[] bytes) implements Wanted {}

  /** Everything up to a line feed. */
  record Line() implements Wanted {}

  /** Everything up to the first of the delimiters, which are not empty. */
  record Until(List<byte[]> delimiters, Delimiter delimiter) implements Wanted {}

  /** Everything up to the end of the first match; the pattern sees each byte as one character. */
  record Match(Pattern pattern) implements Wanted {}

  /** Everything until nothing more has come for that long. */
  record Idle(Duration quiet) implements Wanted {}

  /** Everything up to the end of the stream. */
  record All() implements Wanted {}

  /** What becomes of the bytes. */
  enum Use {
    TAKEN,
    /** They were only looked at, and the next who asks gets them. */
    LEFT
  }

  /** What becomes of a delimiter. */
  enum Delimiter {
    KEPT,
    DROPPED
  }
}
