package socksh.language;

import static socksh.language.Checksum.CRC16_CCITT;
import static socksh.language.Checksum.CRC16_MODBUS;
import static socksh.language.Checksum.CRC32;
import static socksh.language.Checksum.SUM8;
import static socksh.language.Checksum.XOR8;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import socksh.language.Layout.Kind;

/** Every word that starts a piece of payload, in one list. */
final class Vocabulary {
  /** A keyword and what it means. */
  record Entry(Keyword keyword, Form form) {}

  private static final Map<String, Entry> ENTRIES = new LinkedHashMap<>();

  static {
    add("hex", "bytes in hex digits", "hex 16 16 00 ff", new Form.Hex());
    add("base64", "bytes in base64", "base64 aGVsbG8=", new Form.Base64());
    add("file", "the content of a file", "file request.bin", new Form.File());
    addNumbers("u", "unsigned", "20", Kind.UNSIGNED);
    addNumbers("i", "signed", "-20", Kind.SIGNED);
    addFloats();
    add("repeat", "the next piece, so many times", "repeat 100 \"x\"", new Form.Repeat());
    addLengths();
    addSums();
    add("counter", "one more each time, in decimal", "\"n=\" counter", new Form.Counter());
    add("unixtime", "seconds since 1970, in decimal", "\"t=\" unixtime", new Form.UnixTime());
    add("random", "so many random bytes", "random 4", new Form.Random());
    add("env", "an environment variable, kept secret", "\"AUTH \" env HOME", new Form.Env());
  }

  private Vocabulary() {}

  static Optional<Form> form(Word word) {
    Entry entry = word.quote() == Quote.BARE ? ENTRIES.get(word.raw()) : null;
    return entry == null ? Optional.empty() : Optional.of(entry.form());
  }

  static Map<String, Keyword> keywords() {
    Map<String, Keyword> all = new LinkedHashMap<>();
    ENTRIES.forEach((name, entry) -> all.put(name, entry.keyword()));
    return Collections.unmodifiableMap(all);
  }

  /** Whether a word lacks only its byte order to be a keyword, as {@code u16} or {@code len16}. */
  static boolean lacksByteOrder(Word word) {
    return word.quote() == Quote.BARE
        && ENTRIES.containsKey(word.raw() + "be")
        && !ENTRIES.containsKey(word.raw());
  }

  private static void add(String name, String summary, String example, Form form) {
    ENTRIES.put(name, new Entry(new Keyword(name, summary, example), form));
  }

  private static void addNumbers(String prefix, String sign, String value, Kind kind) {
    String one = prefix + "8";
    add(one, "one " + sign + " byte", one + " 7", new Form.Numbers(new Layout(1, kind, false)));
    for (int bytes = 2; bytes <= 8; bytes *= 2) {
      addBothOrders(prefix + bytes * 8, sign + " integer, " + bytes + " bytes", value, bytes, kind);
    }
  }

  private static void addFloats() {
    addBothOrders("f32", "IEEE float, 4 bytes", "1.5", 4, Kind.FLOAT);
    addBothOrders("f64", "IEEE double, 8 bytes", "1.5", 8, Kind.FLOAT);
  }

  private static void addBothOrders(
      String stem, String summary, String value, int bytes, Kind kind) {
    String be = stem + "be";
    String le = stem + "le";
    add(
        be,
        summary + ", high byte first",
        be + " " + value,
        new Form.Numbers(new Layout(bytes, kind, false)));
    add(
        le,
        summary + ", low byte first",
        le + " " + value,
        new Form.Numbers(new Layout(bytes, kind, true)));
  }

  private static void addLengths() {
    addLength("len8", "one byte", 1, false);
    addLength("len16be", "2 bytes, high byte first", 2, false);
    addLength("len16le", "2 bytes, low byte first", 2, true);
    addLength("len32be", "4 bytes, high byte first", 4, false);
    addLength("len32le", "4 bytes, low byte first", 4, true);
  }

  private static void addLength(String name, String width, int bytes, boolean littleEndian) {
    String summary = "length of what follows, " + width;
    add(name, summary, name + " \"hello\"", Form.length(bytes, littleEndian));
  }

  private static void addSums() {
    addSum("sum8", "sum of the bytes before, modulo 256", Form.sum(SUM8, 1, false));
    addSum("xor8", "exclusive or of the bytes before", Form.sum(XOR8, 1, false));
    addSum("crc16-modbus", "Modbus CRC, low byte first", Form.sum(CRC16_MODBUS, 2, true));
    addSum("crc16-modbus-be", "Modbus CRC, high byte first", Form.sum(CRC16_MODBUS, 2, false));
    addSum("crc16-ccitt", "CCITT-FALSE CRC, high byte first", Form.sum(CRC16_CCITT, 2, false));
    addSum("crc16-ccitt-le", "CCITT-FALSE CRC, low byte first", Form.sum(CRC16_CCITT, 2, true));
    addSum("crc32", "zip CRC-32, high byte first", Form.sum(CRC32, 4, false));
    addSum("crc32-le", "zip CRC-32, low byte first", Form.sum(CRC32, 4, true));
  }

  private static void addSum(String name, String summary, Form form) {
    add(name, summary, "hex 01 03 00 0A 00 02 " + name, form);
  }
}
