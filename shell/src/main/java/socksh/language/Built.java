package socksh.language;

import java.util.Arrays;
import java.util.List;

/** The bytes of a payload, ready to leave; the array belongs to the receiver of this object. */
public final class Built {
  /** A stretch of the bytes that must not be shown or recorded, the end exclusive. */
  public record Range(int from, int to) {}

  private final byte[] bytes;
  private final List<Range> secrets;

  Built(byte[] bytes, List<Range> secrets) {
    this.bytes = bytes;
    this.secrets = List.copyOf(secrets);
  }

  /** The bytes themselves, not a copy. */
  public byte[] bytes() {
    return bytes;
  }

  public List<Range> secrets() {
    return secrets;
  }

  /** A copy with every secret byte replaced by an asterisk: the same length, fit to be shown. */
  public byte[] shown() {
    byte[] copy = bytes.clone();
    secrets.forEach(range -> Arrays.fill(copy, range.from(), range.to(), (byte) '*'));
    return copy;
  }
}
