package socksh.view;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import socksh.language.Utf8;

/**
 * Bytes of a peer as text, piece by piece as they come: line ends and tabs as they are, every other
 * control character as its escape. A character that is cut by the end of a piece waits for the
 * next.
 */
public final class Live {
  private static final int LONGEST = 4;

  private byte[] cut = {};

  /** What a terminal may be given for these bytes. */
  public String text(byte[] bytes) {
    byte[] all = Arrays.copyOf(cut, cut.length + bytes.length);
    System.arraycopy(bytes, 0, all, cut.length, bytes.length);
    cut = new byte[0];
    StringBuilder out = new StringBuilder(all.length);
    int at = 0;
    while (at < all.length) {
      int length = isPlain(all[at]) ? 1 : Utf8.length(all, at);
      if (length > 1 || isPlain(all[at])) {
        out.append(new String(all, at, length, StandardCharsets.UTF_8));
      } else if (isCut(all, at)) {
        cut = Arrays.copyOfRange(all, at, all.length);
        return out.toString();
      } else {
        Visible.escape(all[at] & 0xFF, out);
        length = 1;
      }
      at += length;
    }
    return out.toString();
  }

  private static boolean isPlain(byte b) {
    return b >= ' ' && b < 0x7F || b == '\n' || b == '\r' || b == '\t';
  }

  /** Whether the bytes from here on are the beginning of a longer character, and nothing else. */
  private static boolean isCut(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    int length = lead < 0xC2 || lead > 0xF4 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : LONGEST;
    if (at + length <= bytes.length) {
      return false;
    }
    for (int i = at + 1; i < bytes.length; i++) {
      if ((bytes[i] & 0xC0) != 0x80) {
        return false;
      }
    }
    return true;
  }
}
