package socksh.language;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes being put together. */
final class ByteSink {
  private byte[] array = new byte[64];
  private int size;

  int size() {
    return size;
  }

  void add(int value) {
    reserve(1);
    array[size++] = (byte) value;
  }

  void add(byte[] bytes) {
    reserve(bytes.length);
    System.arraycopy(bytes, 0, array, size, bytes.length);
    size += bytes.length;
  }

  /** Adds characters as UTF-8; half a surrogate pair becomes a question mark, as Java does. */
  void addText(String text, int from, int to) {
    if (to - from == 1 && text.charAt(from) < 0x80) {
      add(text.charAt(from));
    } else {
      add(text.substring(from, to).getBytes(StandardCharsets.UTF_8));
    }
  }

  void addCodePoint(int codePoint) {
    add(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
  }

  void addZeros(int count) {
    reserve(count);
    size += count;
  }

  /**
   * Writes the last {@code length} bytes again, so many times more. The caller checked the total.
   */
  void repeatTail(int length, long timesMore) {
    if (length == 0) {
      return;
    }
    int start = size - length;
    int total = Math.toIntExact(length * (timesMore + 1));
    reserve(total - length);
    for (int done = length; done < total; ) {
      int step = Math.min(done, total - done);
      System.arraycopy(array, start, array, start + done, step);
      done += step;
    }
    size = start + total;
  }

  byte[] toArray() {
    return Arrays.copyOf(array, size);
  }

  private void reserve(int more) {
    if (size + more > array.length) {
      array = Arrays.copyOf(array, Math.max(size + more, array.length * 2));
    }
  }
}
