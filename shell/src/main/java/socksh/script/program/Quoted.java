package socksh.script.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Bytes as literals between double quotes: printable ASCII as it is, the rest by escapes. */
final class Quoted {
  private static final int MOST = 72;

  /** How a language escapes a byte. */
  enum Escape {
    /** Three octal digits, which never take in what follows. */
    OCTAL("\\%03o"),
    /** Two hexadecimal digits. */
    HEX("\\x%02x");

    private final String format;

    Escape(String format) {
      this.format = format;
    }
  }

  private Quoted() {}

  /**
   * The bytes in pieces of a line each; one empty piece for none.
   *
   * @param special what has a meaning between the quotes
   */
  static List<String> pieces(byte[] bytes, String special, Escape escape) {
    List<String> pieces = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    for (int at = 0; at < bytes.length; at++) {
      piece.append(said(bytes[at] & 0xff, special, escape));
      boolean full = piece.length() >= MOST || bytes[at] == '\n';
      if (full && at < bytes.length - 1) {
        pieces.add("\"" + piece + "\"");
        piece.setLength(0);
      }
    }
    pieces.add("\"" + piece + "\"");
    return pieces;
  }

  private static String said(int value, String special, Escape escape) {
    return switch (value) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      default -> {
        String plain = Character.toString(value);
        yield value < ' ' || value > '~'
            ? String.format(Locale.ROOT, escape.format, value)
            : special.contains(plain) ? "\\" + plain : plain;
      }
    };
  }
}
