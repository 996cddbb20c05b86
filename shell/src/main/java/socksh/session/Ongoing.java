package socksh.session;

/** What goes on by itself until somebody ends it: a server, a tap. */
public interface Ongoing {

  /**
   * How far it has come.
   *
   * @param came clients that have come since it began; where there are none, peers
   * @param left how many of them are gone
   * @param said messages of servers; of taps nobody counts them
   */
  record Progress(long came, long left, long said) {}

  /** The socket it began with. */
  OpenSocket socket();

  /** As of this moment, or of its end. */
  Progress progress();

  /** Whether somebody thinks about an answer right now. */
  default boolean isThinking() {
    return false;
  }

  /** Whether it has ended. */
  boolean isOver();
}
