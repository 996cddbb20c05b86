package socksh.server;

import java.nio.charset.StandardCharsets;

/**
 * Bytes that many clients are sent, each at its own pace; they are there once.
 *
 * @param isEndless whether it begins anew where it ends
 */
record Stream(byte[] bytes, boolean isEndless) {
  private static final int FIRST = ' ';
  private static final int KINDS = 95;
  private static final int WIDTH = 72;
  private static final int ROUNDS = 8;

  /** The lines of RFC 864: 72 characters each, each line one character further on. */
  static final Stream CHARGEN = new Stream(chargen(), true);

  private static byte[] chargen() {
    StringBuilder lines = new StringBuilder();
    for (int line = 0; line < KINDS * ROUNDS; line++) {
      for (int column = 0; column < WIDTH; column++) {
        lines.append((char) (FIRST + (line + column) % KINDS));
      }
      lines.append("\r\n");
    }
    return lines.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** One line of them. */
  static void line(Outgoing out) {
    out.add(CHARGEN.bytes, 0, WIDTH + 2);
  }
}
