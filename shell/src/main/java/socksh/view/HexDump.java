package socksh.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bytes as {@code hexdump -C} shows them: offset, sixteen bytes in two groups, ASCII. Two or more
 * rows that repeat the row before become one {@code *}; the last row is always there.
 */
final class HexDump {
  private static final String DIGITS = "0123456789abcdef";
  private static final int ROW = 16;

  private final byte[] bytes;
  private final long start;

  private HexDump(byte[] bytes, long start) {
    this.bytes = bytes;
    this.start = start;
  }

  /** The rows; {@code start} is the offset of the first byte. */
  static List<Styled> lines(byte[] bytes, long start) {
    return new HexDump(bytes, start).rows();
  }

  private List<Styled> rows() {
    List<Styled> rows = new ArrayList<>();
    for (int at = 0; at < bytes.length; at += ROW) {
      int repeated = at == 0 ? 0 : repeats(at);
      if (repeated >= 2) {
        rows.add(Styled.of(Style.DIM, "*"));
        at += repeated * ROW;
      }
      rows.add(row(at));
    }
    return rows;
  }

  /** How many rows from here on equal the row before, the last row of the dump not counted. */
  private int repeats(int from) {
    int rows = 0;
    for (int at = from; at + ROW < bytes.length && isLikeBefore(at); at += ROW) {
      rows++;
    }
    return rows;
  }

  private boolean isLikeBefore(int at) {
    return Arrays.equals(bytes, at - ROW, at, bytes, at, at + ROW);
  }

  private Styled row(int from) {
    StringBuilder hex = new StringBuilder(52);
    StringBuilder ascii = new StringBuilder(18).append('|');
    for (int i = 0; i < ROW; i++) {
      hex.append(i == ROW / 2 ? "  " : " ");
      if (from + i < bytes.length) {
        byte b = bytes[from + i];
        hex.append(DIGITS.charAt(b >> 4 & 15)).append(DIGITS.charAt(b & 15));
        ascii.append(b >= ' ' && b < 0x7F ? (char) b : '.');
      } else {
        hex.append("  ");
      }
    }
    return new Ink()
        .add(Style.DIM, offset(start + from))
        .add(Style.HEX, " " + hex)
        .add(Style.TEXT, "  " + ascii.append('|'))
        .line();
  }

  private static String offset(long offset) {
    String digits = Long.toHexString(offset);
    return digits.length() >= 8 ? digits : "0".repeat(8 - digits.length()) + digits;
  }
}
