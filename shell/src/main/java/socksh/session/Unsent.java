package socksh.session;

import java.util.Optional;

/**
 * What is still to be sent: bytes, or the end of a file.
 *
 * @param told what goes on the record for the bytes: as long as they are, with secrets struck out
 */
public record Unsent(byte[] bytes, byte[] told, Optional<OfFile> file) {

  /** A file from that place on. */
  public record OfFile(String path, long from) {}

  /** Nothing is left. */
  public static final Unsent NOTHING = new Unsent(new byte[0], new byte[0]);

  /** Bytes that are left. */
  public Unsent(byte[] bytes, byte[] told) {
    this(bytes, told, Optional.empty());
  }

  /** The end of a file is left. */
  public static Unsent of(OfFile file) {
    return new Unsent(new byte[0], new byte[0], Optional.of(file));
  }

  /** Whether something is left. */
  public boolean isThere() {
    return bytes.length > 0 || file.isPresent();
  }
}
