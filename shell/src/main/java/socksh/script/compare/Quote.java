package socksh.script.compare;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * A literal of a script: what it says and where it stands, quotes included.
 *
 * @param from its first character, counted in the text of the script
 * @param to behind its last one
 * @param key where the name of its argument begins ({@code hex:}), or {@code from}
 * @param value the text, the digits of the bytes or the pattern
 */
record Quote(int from, int to, int key, String value, Form form) {
  private static final int ROW = 16;

  /** What it means. */
  enum Form {
    TEXT,
    HEX,
    PATTERN,
    /** A text with the values of variables in it. */
    WOVEN
  }

  boolean isHex() {
    return form == Form.HEX;
  }

  /** Whether it is bytes and nothing else: no {@code ??} among them. */
  boolean isPlainHex() {
    return isHex() && value.matches("(\\s*[0-9A-Fa-f]{2})*\\s*");
  }

  /** The bytes of plain hex. */
  byte[] octets() {
    return HexFormat.of().parseHex(value.replaceAll("\\s", ""));
  }

  /** The same as characters, one each, so that they are compared as a text is. */
  String bytes() {
    return new String(octets(), StandardCharsets.ISO_8859_1);
  }

  /** Hex words in quotes, sixteen to a row, the rows below each other. */
  static String rows(String words, int column) {
    String[] each = words.strip().split(" ");
    StringBuilder rows = new StringBuilder("'");
    for (int at = 0; at < each.length; at++) {
      if (at > 0) {
        rows.append(at % ROW == 0 ? "' +\n" + " ".repeat(column) + "'" : " ");
      }
      rows.append(each[at]);
    }
    return rows.append('\'').toString();
  }
}
