package socksh.script;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import socksh.language.Escapes;
import socksh.language.Hex;

/** Values of Groovy as one line that a terminal can be trusted with. */
final class Shown {
  private static final int MOST = 2_000;
  private static final int MOST_BRIEFLY = 40;
  private static final int MOST_IN_ROW = 60;

  private Shown() {}

  /** The whole value, if it is not very long. */
  static String of(@Nullable Object value) {
    return cut(text(value), MOST);
  }

  /** Enough to know it again. */
  static String briefly(@Nullable Object value) {
    return cut(text(value), MOST_BRIEFLY);
  }

  /** As much as a row of a report has room for. */
  static String inRow(@Nullable Object value) {
    return cut(text(value), MOST_IN_ROW);
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most) + "...";
  }

  private static String text(@Nullable Object value) {
    return switch (value) {
      case CharSequence text -> quoted(text.toString());
      case Collection<?> all -> list(all);
      case Object[] all -> list(Arrays.asList(all));
      case byte[] bytes -> "hex " + Hex.spaced(bytes);
      case Map<?, ?> map -> map(map);
      case Duration time -> Failures.inWords(time);
      case Number number -> number.toString();
      case Octets octets -> octets.toString();
      case SocketHandle socket -> socket.toString();
      case Enum<?> constant -> constant.name();
      case null -> "null";
      default -> escaped(value.toString());
    };
  }

  private static String list(Collection<?> all) {
    StringJoiner list = new StringJoiner(", ", "[", "]");
    for (Object each : all) {
      list.add(text(each));
      if (list.length() > MOST) {
        break;
      }
    }
    return list.toString();
  }

  private static String map(Map<?, ?> map) {
    StringJoiner all = new StringJoiner(", ", "[", "]").setEmptyValue("[:]");
    map.forEach((key, value) -> all.add(escaped(String.valueOf(key)) + ": " + text(value)));
    return all.toString();
  }

  private static String quoted(String text) {
    return Escapes.show(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String escaped(String text) {
    return Escapes.body(text.getBytes(StandardCharsets.UTF_8)).replace("\\\"", "\"");
  }
}
