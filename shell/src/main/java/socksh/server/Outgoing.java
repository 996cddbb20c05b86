package socksh.server;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes that are about to be said; one object is filled and emptied for all clients. */
final class Outgoing {
  private static final int USUAL = 64 * 1024;
  private static final byte[] DIGITS = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  private byte[] bytes = new byte[USUAL];
  private int length;

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  /** Empties it; what one giant answer needed is given back. */
  void clear() {
    length = 0;
    if (bytes.length > 16 * USUAL) {
      bytes = new byte[USUAL];
    }
  }

  void add(byte[] from, int begin, int end) {
    int count = end - begin;
    room(count);
    System.arraycopy(from, begin, bytes, length, count);
    length += count;
  }

  void add(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    add(utf8, 0, utf8.length);
  }

  void addHex(byte[] from, int begin, int end) {
    room(2 * (end - begin));
    for (int i = begin; i < end; i++) {
      bytes[length++] = DIGITS[from[i] >> 4 & 15];
      bytes[length++] = DIGITS[from[i] & 15];
    }
  }

  void addNumber(long number) {
    if (number >= 10) {
      addNumber(number / 10);
    }
    room(1);
    bytes[length++] = (byte) ('0' + number % 10);
  }

  private void room(int more) {
    if (bytes.length - length < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
    }
  }
}
