package socksh.session;

/** How receiving ended: data, time-out, end of stream and reset are four different things. */
public enum Ending {
  /** What was asked for is there. */
  COMPLETE(Verdict.DONE),
  /** The peer sent its FIN before there was what was asked for. */
  END_OF_STREAM(Verdict.NO),
  /** The limit was reached first. Nothing is lost. */
  TIMED_OUT(Verdict.NO),
  /** The peer ended the connection with a reset; without an errno where that was told before. */
  RESET(Verdict.NO),
  /** The kernel gave another errno. */
  FAILED(Verdict.NO),
  /** More came without an end than the shell holds. Nothing is lost. */
  TOO_LONG(Verdict.NO),
  /** Ctrl-C. */
  INTERRUPTED(Verdict.NO),
  /** Another line closed the socket. What had come goes with it. */
  CLOSED(Verdict.NO);

  private final Verdict verdict;

  Ending(Verdict verdict) {
    this.verdict = verdict;
  }

  /** What this means for the line that asked to receive and got nothing but this. */
  public Verdict verdict() {
    return verdict;
  }
}
