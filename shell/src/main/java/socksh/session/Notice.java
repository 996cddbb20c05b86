package socksh.session;

import socksh.kernel.Address;

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

  /** A server has accepted a client. */
  record ClientCame(String server, String client, Address peer) implements Notice {}

  /**
   * A server's client said something whole: a line, a frame, a datagram.
   *
   * @param client its label, or where a datagram came from
   * @param bytes how it begins, without its line end
   * @param length of the whole
   */
  record ClientSaid(String client, byte[] bytes, int length) implements Notice {}

  /**
   * A server's client is gone.
   *
   * @param in bytes that came from it
   * @param out bytes that the kernel took for it
   * @param nanos how long it was there
   * @param how why it went: {@code closed}, {@code ECONNRESET}
   */
  record ClientLeft(
      String server, String client, Address peer, long in, long out, long nanos, String how)
      implements Notice {}

  /** What so many clients of a server did, summed up so that it can be read. */
  record Crowd(String server, long came, long left, long said, long nanos) implements Notice {}

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
