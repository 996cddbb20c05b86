package socksh.session;

/**
 * What the shell says without having been asked. {@code socket} is the shell's name for one: {@code
 * #2}.
 */
public sealed interface Notice {

  /** Clients are in the listener's queue. */
  record ClientWaiting(String socket, long clients) implements Notice {}

  /** Bytes are in the receive buffer; for datagrams the size of the next one. */
  record BytesWaiting(String socket, long bytes) implements Notice {}

  /** The peer sent its FIN: nothing more will come from it. */
  record PeerClosed(String socket) implements Notice {}

  /** The connection was reset, or failed while it was being made. */
  record Broken(String socket, String errno) implements Notice {}

  /** Advice, with the id under which it is known. */
  record Hint(String id, String sentence) implements Notice {}

  /** A plain remark about what was just done. */
  record Remark(String sentence) implements Notice {}

  /** A call in the background has come back. */
  record BackgroundDone(int job, String line, Verdict verdict) implements Notice {}

  /** How far a long transfer has come; {@code total} is -1 where nobody knows. */
  record Progress(String socket, long bytes, long total, long nanos, boolean last)
      implements Notice {}
}
