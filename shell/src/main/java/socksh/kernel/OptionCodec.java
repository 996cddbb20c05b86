package socksh.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Option values in the kernel's own layout: an int, a timeval, a linger, a ucred, a string. */
final class OptionCodec {
  private static final long MICROS = 1_000_000;

  private OptionCodec() {}

  /** Writes a value and returns its length. */
  static int write(OptionValue value, MemorySegment to) {
    return switch (value) {
      case OptionValue.Switch flag -> ints(to, flag.on() ? 1 : 0);
      case OptionValue.Number number -> ints(to, number.value());
      case OptionValue.Linger linger -> ints(to, linger.on() ? 1 : 0, linger.seconds());
      case OptionValue.Credentials ids -> ints(to, ids.pid(), ids.uid(), ids.gid());
      case OptionValue.Text text -> text(to, text.value());
      case OptionValue.Time time -> {
        to.set(JAVA_LONG, 0, time.micros() / MICROS);
        to.set(JAVA_LONG, 8, time.micros() % MICROS);
        yield 16;
      }
      case OptionValue.Info _ -> ints(to, 0); // the kernel says ENOPROTOOPT, whatever it is given
    };
  }

  private static int ints(MemorySegment to, int... values) {
    for (int i = 0; i < values.length; i++) {
      to.setAtIndex(JAVA_INT, i, values[i]);
    }
    return 4 * values.length;
  }

  private static int text(MemorySegment to, String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    // The kernel looks at 15 bytes of such a name, however long it is.
    int length = (int) Math.min(bytes.length, to.byteSize());
    MemorySegment.copy(bytes, 0, to, JAVA_BYTE, 0, length);
    return length;
  }

  /** Reads the value of {@code length} bytes that the kernel wrote. */
  static OptionValue read(SocketOption option, MemorySegment from, int length) {
    return switch (option.shape()) {
      case SWITCH -> new OptionValue.Switch(from.get(JAVA_INT, 0) != 0);
      case NUMBER -> new OptionValue.Number(from.get(JAVA_INT, 0));
      case LINGER -> new OptionValue.Linger(from.get(JAVA_INT, 0) != 0, from.get(JAVA_INT, 4));
      case CREDENTIALS ->
          new OptionValue.Credentials(
              from.get(JAVA_INT, 0), from.get(JAVA_INT, 4), from.get(JAVA_INT, 8));
      case TIME -> new OptionValue.Time(from.get(JAVA_LONG, 0) * MICROS + from.get(JAVA_LONG, 8));
      case TEXT -> new OptionValue.Text(string(Scratch.copy(from, length)));
      case INFO ->
          new OptionValue.Info(TcpInfo.read(from.asByteBuffer().order(ByteOrder.nativeOrder())));
    };
  }

  private static String string(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, 0, end, StandardCharsets.UTF_8);
  }
}
