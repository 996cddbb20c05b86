package socksh.session;

/** Somebody who watches: a terminal, a log, a transcript. Sees each event once, in order. */
public interface View {

  /** Takes note of an event. May be called from any thread, but never from two at once. */
  void see(Event event);
}
