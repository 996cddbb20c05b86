package socksh.session;

/**
 * Bytes that are still to be sent.
 *
 * @param told what goes on the record for them: as long as they are, with secrets struck out
 */
public record Unsent(byte[] bytes, byte[] told) {
  /** Nothing is left. */
  public static final Unsent NOTHING = new Unsent(new byte[0], new byte[0]);

  /** Whether something is left. */
  public boolean isThere() {
    return bytes.length > 0;
  }
}
