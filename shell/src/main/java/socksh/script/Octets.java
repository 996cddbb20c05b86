package socksh.script;

import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingPropertyException;
import groovy.lang.Range;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import socksh.language.Checksum;
import socksh.language.Escapes;
import socksh.language.Text;

/** Bytes as a script sees them: whole, in slices, and as whatever they may mean. */
public final class Octets extends GroovyObjectSupport {
  private static final Map<String, Function<Octets, Object>> VIEWS = new LinkedHashMap<>();

  static {
    VIEWS.put("hex", Octets::hex);
    VIEWS.put("text", Octets::text);
    VIEWS.put("size", Octets::size);
    for (int bits = 8; bits <= 64; bits *= 2) {
      addIntegers(bits / 8, bits == 8 ? List.of("") : List.of("be", "le"));
    }
    VIEWS.put("f32be", each -> Float.intBitsToFloat((int) each.unsigned(4, "be").longValue()));
    VIEWS.put("f32le", each -> Float.intBitsToFloat((int) each.unsigned(4, "le").longValue()));
    VIEWS.put("f64be", each -> Double.longBitsToDouble(each.unsigned(8, "be").longValue()));
    VIEWS.put("f64le", each -> Double.longBitsToDouble(each.unsigned(8, "le").longValue()));
    for (Checksum sum : Checksum.values()) {
      VIEWS.put(Glossary.nameOf(sum), each -> sum.of(each.bytes, each.bytes.length));
    }
  }

  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private final byte[] bytes;

  /** The bytes are the caller's no more. */
  /** These bytes; they become the value's own. */
  public static Octets of(byte[] bytes) {
    return new Octets(bytes);
  }

  Octets(byte[] bytes) {
    this.bytes = bytes;
  }

  private static void addIntegers(int width, List<String> orders) {
    for (String order : orders) {
      VIEWS.put("u" + 8 * width + order, each -> small(each.unsigned(width, order)));
      VIEWS.put("i" + 8 * width + order, each -> small(each.signed(width, order)));
    }
  }

  /** The names of everything that bytes can be seen as, for completion and for messages. */
  public static Set<String> views() {
    return VIEWS.keySet();
  }

  /** A copy. */
  public byte[] toArray() {
    return bytes.clone();
  }

  public int size() {
    return bytes.length;
  }

  /** Hex digits in pairs: {@code 16 16 00 FF}. */
  public String hex() {
    return HEX.formatHex(bytes);
  }

  /** Read as UTF-8. */
  public String text() {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** One byte, 0 to 255; a negative index counts from the end. */
  public int getAt(int index) {
    return bytes[index < 0 ? index + bytes.length : index] & 0xFF;
  }

  /** A slice, as {@code [3..-3]}. */
  public Octets getAt(Range<Integer> range) {
    // Groovy turns 3..-3 round: its ends are then told the other way about.
    int first = range.isReverse() ? range.getTo() : range.getFrom();
    int last = range.isReverse() ? range.getFrom() : range.getTo();
    return slice(fromStart(first), fromStart(last) + 1);
  }

  private int fromStart(int index) {
    return index < 0 ? index + bytes.length : index;
  }

  private Octets slice(int from, int end) {
    if (from < 0 || end > bytes.length || from > end) {
      throw new IndexOutOfBoundsException(
          "bytes " + from + " to " + (end - 1) + " of " + bytes.length);
    }
    return new Octets(Arrays.copyOfRange(bytes, from, end));
  }

  private BigInteger unsigned(int width, String order) {
    return new BigInteger(1, ordered(width, order));
  }

  private BigInteger signed(int width, String order) {
    return new BigInteger(ordered(width, order));
  }

  private byte[] ordered(int width, String order) {
    if (bytes.length < width) {
      throw new IndexOutOfBoundsException(width + " bytes are wanted, here are " + bytes.length);
    }
    byte[] some = Arrays.copyOf(bytes, width);
    if (order.equals("le")) {
      for (int i = 0; i < width / 2; i++) {
        byte other = some[i];
        some[i] = some[width - 1 - i];
        some[width - 1 - i] = other;
      }
    }
    return some;
  }

  private static Number small(BigInteger number) {
    if (number.bitLength() < 32) {
      return number.intValueExact();
    }
    return number.bitLength() < 64 ? (Number) number.longValueExact() : number;
  }

  /** {@code as int}, {@code as String}: all bytes as one number, high byte first, or as text. */
  public Object asType(Class<?> type) {
    if (type == int.class || type == Integer.class) {
      return new BigInteger(1, bytes).intValueExact();
    }
    if (type == long.class || type == Long.class) {
      return new BigInteger(1, bytes).longValueExact();
    }
    if (type == BigInteger.class) {
      return new BigInteger(1, bytes);
    }
    if (type == String.class) {
      return text();
    }
    if (type == byte[].class) {
      return toArray();
    }
    throw new ClassCastException("bytes can be seen as " + String.join(", ", VIEWS.keySet()));
  }

  @Override
  public Object getProperty(String name) {
    Function<Octets, Object> view = VIEWS.get(name);
    if (view == null) {
      throw new MissingPropertyException(name, Octets.class);
    }
    return view.apply(this);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Octets octets && Arrays.equals(bytes, octets.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /** As a literal of the shell: quoted text, or hex. */
  @Override
  public String toString() {
    return Text.isText(bytes) ? Escapes.show(bytes) : "hex " + hex();
  }
}
