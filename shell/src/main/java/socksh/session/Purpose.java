package socksh.session;

/** Why a call is made: it is what the line asked for, or a step on the way there. */
public enum Purpose {
  /** What the line asked for; always shown. */
  ASKED,
  /**
   * Announced work of a longer command, such as waiting with poll before a recv; shown on request.
   */
  STEP
}
