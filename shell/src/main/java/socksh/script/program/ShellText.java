package socksh.script.program;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Words and bytes in the language of the shell. */
final class ShellText {
  private ShellText() {}

  /** One word, whatever it holds. */
  static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:,=@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** A command that writes the bytes: printf understands octal escapes in its format. */
  static String printf(byte[] bytes) {
    return "printf '" + format(bytes) + "'";
  }

  private static String format(byte[] bytes) {
    StringBuilder format = new StringBuilder();
    for (byte each : bytes) {
      int value = each & 0xff;
      switch (value) {
        case '\n' -> format.append("\\n");
        case '\r' -> format.append("\\r");
        case '%' -> format.append("%%");
        default ->
            format.append(
                value < ' ' || value > '~' || value == '\'' || value == '\\'
                    ? String.format(Locale.ROOT, "\\%03o", value)
                    : Character.toString(value));
      }
    }
    // printf would take a format that begins with a dash for an option
    return format.indexOf("-") == 0 ? "\\055" + format.substring(1) : format.toString();
  }

  /** Commands that write all of it. */
  static String written(List<Data> all) {
    return all.stream()
        .flatMap(data -> data.parts().stream())
        .map(ShellText::written)
        .collect(Collectors.joining("; "));
  }

  private static String written(Data.Part part) {
    return switch (part) {
      case Data.Part.Bytes(byte[] bytes) -> printf(bytes);
      case Data.Part.Repeated(int count, byte[] bytes) ->
          "printf '" + format(bytes) + "%.0s' $(seq " + count + ")";
      case Data.Part.Env(String name) -> "printf %s \"${" + name + ":?}\"";
      case Data.Part.File(String path) -> "cat -- " + quoted(path);
    };
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
