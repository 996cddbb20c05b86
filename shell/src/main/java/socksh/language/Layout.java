package socksh.language;

import java.math.BigInteger;

/**
 * How a number is laid out on the wire.
 *
 * @param bytes its width: 1, 2, 4 or 8
 * @param littleEndian whether the low byte goes first
 */
public record Layout(int bytes, Kind kind, boolean littleEndian) {
  /** What the bits mean. */
  public enum Kind {
    UNSIGNED,
    SIGNED,
    FLOAT
  }

  BigInteger least() {
    return kind == Kind.SIGNED ? power(bytes * 8 - 1).negate() : BigInteger.ZERO;
  }

  BigInteger most() {
    return power(kind == Kind.SIGNED ? bytes * 8 - 1 : bytes * 8).subtract(BigInteger.ONE);
  }

  private static BigInteger power(int bits) {
    return BigInteger.ONE.shiftLeft(bits);
  }

  boolean holds(long value) {
    BigInteger exact = BigInteger.valueOf(value);
    return exact.compareTo(least()) >= 0 && exact.compareTo(most()) <= 0;
  }

  /** Writes the low bytes of a value into an array. */
  void put(long value, byte[] into, int at) {
    for (int i = 0; i < bytes; i++) {
      int place = littleEndian ? i : bytes - 1 - i;
      into[at + place] = (byte) (value >>> 8 * i);
    }
  }

  byte[] encode(long value) {
    byte[] array = new byte[bytes];
    put(value, array, 0);
    return array;
  }
}
