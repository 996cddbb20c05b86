package socksh.script.record;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import socksh.language.Text;
import socksh.script.Literal;

/**
 * What came over one stream and was taken, joined until we do the next thing: the pieces in which
 * it was taken are chance, so it is split anew by what it is.
 */
final class Incoming {
  private static final int ROW = 16;
  private static final int MOST_HEX = 1024;
  private static final int MOST_LINES = 400;
  private static final int LONGEST_LITERAL = 4000;
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d{1,9})");
  private static final String VARIES = "some of it differs from run to run";

  /** How the lines of the peer are expected to end. */
  static final class Lines {
    private String end = "\r\n";
    private boolean known;

    /** A script said so, or must say so now. */
    void say(String end) {
      this.end = end;
      this.known = true;
    }

    /** A line ended as they are expected to, so they are as expected. */
    void confirm() {
      known = true;
    }

    String end() {
      return end;
    }

    boolean known() {
      return known;
    }
  }

  private final String variable;
  private final Lines lines;
  private final Masks masks;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final List<Statement> statements = new ArrayList<>();
  private String ending = "";
  private boolean whole = true;

  Incoming(String variable, Lines lines, Masks masks) {
    this.variable = variable;
    this.lines = lines;
    this.masks = masks;
  }

  /** More came; {@code framed} where the asker said how much belongs together. */
  void add(byte[] more, boolean framed) {
    bytes.writeBytes(more);
    whole = framed || more.length > 0 && more[more.length - 1] == '\n';
  }

  /** How it ended: {@code eof}, {@code reset} or {@code rest: any}. */
  void end(String how) {
    ending = how;
    whole = true;
  }

  /** Whether it can be told now, though something else happens on another socket. */
  boolean isWhole() {
    return whole;
  }

  /** The expectations. */
  List<Statement> told() {
    byte[] all = bytes.toByteArray();
    boolean text = Text.isText(all);
    int at = 0;
    int count = 0;
    for (int end = lineEnd(all, at); end > 0 && count < MOST_LINES; end = lineEnd(all, at)) {
      byte[] line = Arrays.copyOfRange(all, at, end);
      boolean crlf = line.length > 1 && line[line.length - 2] == '\r';
      if (!Text.isText(line) || !text && !crlf) {
        break;
      }
      if (crlf && masks.varies(bodyAfter(all, at, utf8(line).strip()))) {
        masked("line: ", masks.number(utf8(line).stripTrailing()));
      } else {
        line(utf8(line), crlf ? "\r\n" : "\n");
      }
      at = end;
      count++;
    }
    rest(Arrays.copyOfRange(all, at, all.length));
    if (!ending.isEmpty()) {
      expect(ending);
    }
    return statements;
  }

  /** The body that a line of the head tells the length of; empty where it tells none. */
  private static String bodyAfter(byte[] all, int at, String line) {
    Matcher length = LENGTH.matcher(line);
    String rest = new String(all, at, all.length - at, StandardCharsets.ISO_8859_1);
    int head = rest.indexOf("\r\n\r\n");
    if (!length.matches() || head < 0) {
      return "";
    }
    String body = rest.substring(head + 4);
    return body.substring(0, Math.min(body.length(), Integer.parseInt(length.group(1))));
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static int lineEnd(byte[] bytes, int from) {
    for (int at = from; at < bytes.length; at++) {
      if (bytes[at] == '\n') {
        return at + 1;
      }
    }
    return -1;
  }

  private void line(String line, String end) {
    if (!lines.known() && end.equals("\n")) {
      lines.say("\n");
      statements.add(Statement.of(variable + ".eol", "'lf'"));
    }
    String body = line.substring(0, line.length() - end.length());
    if (!lines.end.equals(end) || body.indexOf('\r') >= 0 || body.length() > LONGEST_LITERAL) {
      text(line);
    } else {
      lines.confirm();
      masked("line: ", masks.line(body));
    }
  }

  private void text(String text) {
    int at = 0;
    while (text.length() - at > LONGEST_LITERAL) {
      int end = text.offsetByCodePoints(at, LONGEST_LITERAL / 2);
      expect("text: " + Literal.of(text.substring(at, end)));
      at = end;
    }
    if (at < text.length()) {
      stretch(text.substring(at));
    }
  }

  /** A pattern sees each byte of a stream as one character, so it can tell of ASCII only. */
  private void stretch(String text) {
    Masks.Masked masked = masks.stretch(text);
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (masked.note().isEmpty() || utf8.length == text.length()) {
      masked("text: ", masked);
    } else {
      uncompared(utf8.length, masked.note());
    }
  }

  private void uncompared(int bytes, String note) {
    statements.add(Statement.of(variable + ".recv", "exactly, " + bytes).with(note));
  }

  private void masked(String form, Masks.Masked masked) {
    statements.add(Statement.of(variable + ".expect", form + masked.wanted()).with(masked.note()));
  }

  private void rest(byte[] rest) {
    if (rest.length == 0) {
      return;
    }
    if (Text.isText(rest) && lineEnd(rest, 0) < 0) {
      text(utf8(rest));
    } else if (masks.hides(rest)) {
      uncompared(rest.length, Masks.HIDDEN);
    } else if (rest.length > MOST_HEX) {
      if (Text.isText(rest) && masks.varies(utf8(rest))) {
        uncompared(rest.length, VARIES);
      } else {
        bySum(rest);
      }
    } else {
      for (int at = 0; at < rest.length; at += ROW) {
        byte[] row = Arrays.copyOfRange(rest, at, Math.min(rest.length, at + ROW));
        expect("hex: " + PayloadPhrase.rows(row));
      }
    }
  }

  /** So much that nobody would read it: that it is the same is told by its sum. */
  private void bySum(byte[] rest) {
    CRC32 crc = new CRC32();
    crc.update(rest);
    String check = String.format(Locale.ROOT, "0x%08XL", crc.getValue());
    statements.add(Statement.of("blob = " + variable + ".recv", "exactly, " + rest.length));
    statements.add(
        Statement.of("check", "blob.crc32 == " + check + ", 'the same " + rest.length + " bytes'"));
  }

  private void expect(String what) {
    statements.add(Statement.of(variable + ".expect", what));
  }
}
