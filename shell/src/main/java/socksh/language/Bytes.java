package socksh.language;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that do not change and compare by value. */
public final class Bytes {
  private final byte[] array;

  Bytes(byte[] owned) {
    array = owned;
  }

  public static Bytes of(byte[] bytes) {
    return new Bytes(bytes.clone());
  }

  public static Bytes of(String text) {
    return new Bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public int size() {
    return array.length;
  }

  /** These and then others. */
  public Bytes and(Bytes more) {
    byte[] both = java.util.Arrays.copyOf(array, array.length + more.array.length);
    System.arraycopy(more.array, 0, both, array.length, more.array.length);
    return new Bytes(both);
  }

  /** A copy. */
  public byte[] toArray() {
    return array.clone();
  }

  /** The bytes read as UTF-8, with U+FFFD for what is not. */
  public String text() {
    return new String(array, StandardCharsets.UTF_8);
  }

  byte[] shared() {
    return array;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(array);
  }

  /** The bytes as a double-quoted literal. */
  @Override
  public String toString() {
    return Escapes.show(array);
  }
}
