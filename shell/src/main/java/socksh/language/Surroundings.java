package socksh.language;

import java.io.IOException;
import java.util.Optional;

/** What a payload may ask of the world when it is built. */
public interface Surroundings {

  /**
   * The content of a regular file of at most {@link Payload#LIMIT} bytes.
   *
   * @throws IOException whose message is shown to the person
   */
  byte[] file(String path) throws IOException;

  /** The value of an environment variable. */
  Optional<String> env(String name);

  /** A number that is one higher at each call. */
  long counter();

  /** Seconds since 1970. */
  long unixTime();

  byte[] random(int count);
}
