package socksh.lesson;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Maps, lists, texts, numbers and truths as JSON, after RFC 8259. */
final class Json {
  private Json() {}

  /** The text of a value, indented by two blanks a level. */
  static String of(Object value) {
    return of(value, "\n");
  }

  private static String of(Object value, String indent) {
    String deeper = indent + "  ";
    return switch (value) {
      case Map<?, ?> map -> {
        StringJoiner all = new StringJoiner("," + deeper, "{" + deeper, indent + "}");
        map.forEach((name, each) -> all.add(quoted(name.toString()) + ": " + of(each, deeper)));
        yield all.toString();
      }
      case List<?> list -> {
        StringJoiner all = new StringJoiner("," + deeper, "[" + deeper, indent + "]");
        list.forEach(each -> all.add(of(each, deeper)));
        yield all.toString();
      }
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      default -> quoted(value.toString());
    };
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        default ->
            quoted.append(
                c < ' ' ? String.format(Locale.ROOT, "\\u%04x", (int) c) : String.valueOf(c));
      }
    }
    return quoted.append('"').toString();
  }
}
