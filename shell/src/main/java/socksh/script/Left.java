package socksh.script;

/** A person had enough of this run of a script; thrown through it to whoever plays it. */
final class Left extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What follows. */
  enum After {
    /** The script is played from its start. */
    START_AGAIN,
    /** The sockets stay open, for the person. */
    TAKE_OVER,
    STOP
  }

  private final After after;

  Left(After after) {
    super(after.name(), null, false, false);
    this.after = after;
  }

  After after() {
    return after;
  }
}
