package socksh.server;

/** Somebody who answers what clients say in his own time, away from the event loop. */
@FunctionalInterface
public interface Answerer {

  /**
   * Answers one message, on a thread where waiting is no harm. The messages of one client come one
   * after the other, those of several at the same time. What goes wrong is the answerer's to tell;
   * the calling thread is interrupted where the server ends meanwhile.
   */
  void answer(Question question);
}
