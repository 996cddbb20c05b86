package socksh.server;

import java.time.Duration;

/**
 * What a server does when a message looks so; then nothing else answers that message.
 *
 * @param delay before it: the client's further messages wait meanwhile, and nobody else's
 * @param does says something, or {@link Behaviour.Discard}
 */
public record Rule(Condition when, Duration delay, Behaviour does, After after) {

  /** What becomes of the client. */
  public enum After {
    /** It stays. */
    STAYS,
    /** It is sent what is to be said, then a FIN. */
    CLOSE,
    /** It is sent what is to be said, then a RST. */
    RESET
  }
}
