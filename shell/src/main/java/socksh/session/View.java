package socksh.session;

/** Somebody who watches: a terminal, a log, a transcript. Sees each event once, in order. */
public interface View {

  /**
   * Takes note of an event. May be called from any thread, but never from two at once. A view that
   * throws sees no more.
   *
   * @throws OutputGone when nobody reads any more what it writes; it stays, and the caller ends
   */
  void see(Event event);

  /** Whether it wants every byte that is received, not only how many there were. */
  default boolean wantsBytes() {
    return false;
  }

  /** Whether it sees also what is done off the stage; see {@link Session#offstage}. */
  default boolean isBackstage() {
    return false;
  }
}
