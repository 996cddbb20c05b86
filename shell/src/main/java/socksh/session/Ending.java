package socksh.session;

/** How receiving ended: data, time-out, end of stream and reset are four different things. */
public enum Ending {
  /** What was asked for is there. */
  COMPLETE(Verdict.DONE),
  /** The peer sent its FIN and everything before it has been received. */
  END_OF_STREAM(Verdict.DONE),
  /** The limit was reached first. Nothing is lost. */
  TIMED_OUT(Verdict.NO),
  /** The peer ended the connection with a reset. */
  RESET(Verdict.NO),
  /** The kernel gave another errno. */
  FAILED(Verdict.NO),
  /** Ctrl-C. */
  INTERRUPTED(Verdict.NO);

  private final Verdict verdict;

  Ending(Verdict verdict) {
    this.verdict = verdict;
  }

  /** What this means for the line that asked to receive and got nothing but this. */
  public Verdict verdict() {
    return verdict;
  }
}
