package socksh.language;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** Where one character ends in bytes that may or may not be UTF-8. */
public final class Utf8 {
  private Utf8() {}

  /**
   * How many bytes the printable character at an offset takes: 1 for ASCII, 2 to 4 for others, 0
   * when the bytes are no character there or one that a terminal would obey or hide.
   */
  public static int length(byte[] bytes, int at) {
    int lead = bytes[at] & 0xFF;
    int length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length < 2) {
      return length;
    }
    return lead < 0xF5 && at + length <= bytes.length && isPrintable(bytes, at, length)
        ? length
        : 0;
  }

  private static boolean isPrintable(byte[] bytes, int at, int length) {
    CharBuffer chars = CharBuffer.allocate(2);
    var result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length), chars, true);
    if (result.isError()) {
      return false;
    }
    return Text.isShowable(Character.codePointAt(chars.flip(), 0));
  }
}
