package socksh.script;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import socksh.language.Escapes;
import socksh.language.Text;

/**
 * The one place where something that came from outside becomes part of a script. Whatever it is, it
 * stays a literal: no quote, backslash, dollar, line end or unicode escape gets out of it.
 */
public final class Literal {
  private static final int UNIT = 4;

  /**
   * What may stand between slashes and means just itself there. A backslash before another one or
   * before a slash is no such thing: `\\/` does not end the literal.
   */
  private static final Pattern PLAIN_PATTERN =
      Pattern.compile("(?![ *=])(?:[ -#%-.0-\\[\\]-~]|\\\\[^\\\\u/$])+");

  private Literal() {}

  /** A text in single quotes, on one line. */
  public static String of(String text) {
    return quoted(text, '\'');
  }

  /** The same of bytes that are text. */
  static String of(byte[] text) {
    return of(new String(text, StandardCharsets.UTF_8));
  }

  /** A text in double quotes in which some stretches are the values of variables. */
  public static String woven(String text, Map<String, String> variables) {
    StringBuilder out = new StringBuilder("\"");
    int at = 0;
    while (at < text.length()) {
      Map.Entry<String, String> next = variableAt(text, at, variables);
      if (next == null) {
        int end = at + Character.charCount(text.codePointAt(at));
        add(text.codePointAt(at), '"', out);
        at = end;
      } else {
        out.append("${").append(next.getValue()).append('}');
        at += next.getKey().length();
      }
    }
    return out.append('"').toString();
  }

  private static Map.@Nullable Entry<String, String> variableAt(
      String text, int at, Map<String, String> variables) {
    for (Map.Entry<String, String> each : variables.entrySet()) {
      if (text.startsWith(each.getKey(), at)) {
        return each;
      }
    }
    return null;
  }

  /** The pattern that matches just this text. */
  public static String exactly(String text) {
    return text.replaceAll("[\\\\^$.|?*+()\\[\\]{}]", "\\\\$0");
  }

  /** A pattern: between slashes where that means the same, else as a quoted text. */
  public static String pattern(String regex) {
    return PLAIN_PATTERN.matcher(regex).matches() ? "~/" + regex + "/" : "~" + of(regex);
  }

  /** What a comment may say of a text: on its line, without a control character or an escape. */
  public static String comment(String text) {
    StringBuilder out = new StringBuilder();
    Escapes.body(text.getBytes(StandardCharsets.UTF_8))
        .codePoints()
        .map(c -> Text.isShowable(c) ? c : '?')
        .forEach(out::appendCodePoint);
    return out.toString();
  }

  private static String quoted(String text, char quote) {
    StringBuilder out = new StringBuilder().append(quote);
    text.codePoints().forEach(c -> add(c, quote, out));
    return out.append(quote).toString();
  }

  private static void add(int codePoint, char quote, StringBuilder out) {
    switch (codePoint) {
      case '\r' -> out.append("\\r");
      case '\n' -> out.append("\\n");
      case '\t' -> out.append("\\t");
      case '\\' -> out.append("\\\\");
      default -> {
        if (codePoint == quote || codePoint == '$' && quote == '"') {
          out.append('\\').appendCodePoint(codePoint);
        } else if (Text.isShowable(codePoint)) {
          out.appendCodePoint(codePoint);
        } else {
          escape(codePoint, out);
        }
      }
    }
  }

  private static void escape(int codePoint, StringBuilder out) {
    for (char unit : Character.toChars(codePoint)) {
      String hex = Integer.toHexString(unit).toUpperCase(Locale.ROOT);
      out.append("\\u").append("0".repeat(UNIT - hex.length())).append(hex);
    }
  }
}
