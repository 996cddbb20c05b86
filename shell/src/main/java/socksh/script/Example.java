package socksh.script;

import java.util.regex.Pattern;

/** A text that a pattern matches: what the other side says where only a pattern is known. */
final class Example {
  private final String pattern;
  private int at;

  private Example(String pattern) {
    this.pattern = pattern;
  }

  /**
   * The shortest text that the usual parts of a pattern suggest.
   *
   * @throws IllegalArgumentException where that is not enough
   */
  static String of(Pattern pattern) {
    String example = new Example(pattern.pattern()).alternatives();
    if (!pattern.matcher(example).matches()) {
      throw new IllegalArgumentException(
          "no text is known for /" + pattern.pattern() + "/: write one behind it, `// was: ...`");
    }
    return example;
  }

  /** The first alternative; the others are only passed over. */
  private String alternatives() {
    String first = sequence();
    while (at < pattern.length() && pattern.charAt(at) == '|') {
      at++;
      sequence();
    }
    return first;
  }

  private String sequence() {
    StringBuilder text = new StringBuilder();
    while (at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      String one = one();
      text.append(one.repeat(times()));
    }
    return text.toString();
  }

  private String one() {
    char c = pattern.charAt(at++);
    return switch (c) {
      case '.' -> "x";
      case '^', '$' -> "";
      case '\\' -> escaped(pattern.charAt(at++));
      case '[' -> oneOf();
      case '(' -> group();
      default -> String.valueOf(c);
    };
  }

  private static String escaped(char letter) {
    return switch (letter) {
      case 'd' -> "1";
      case 'w', 'D', 'S' -> "x";
      case 's', 'W' -> " ";
      case 'b', 'B', 'A', 'z', 'Z' -> "";
      case 'r' -> "\r";
      case 'n' -> "\n";
      case 't' -> "\t";
      default -> String.valueOf(letter);
    };
  }

  private String oneOf() {
    boolean not = pattern.startsWith("^", at);
    int end = pattern.indexOf(']', at + 1);
    String members = pattern.substring(at, end < 0 ? pattern.length() : end);
    at = end < 0 ? pattern.length() : end + 1;
    if (not) {
      return members.indexOf('x') < 0 ? "x" : "0";
    }
    return members.startsWith("\\") ? escaped(members.charAt(1)) : members.substring(0, 1);
  }

  private String group() {
    if (pattern.startsWith("?<", at)) {
      at = pattern.indexOf('>', at) + 1;
    } else if (pattern.startsWith("?:", at)) {
      at += 2;
    }
    String inside = alternatives();
    at++;
    return inside;
  }

  /** How often the quantifier that follows asks for it at least. */
  private int times() {
    if (at >= pattern.length()) {
      return 1;
    }
    int least =
        switch (pattern.charAt(at)) {
          case '+' -> 1;
          case '*', '?' -> 0;
          case '{' -> leastOfBraces();
          default -> -1;
        };
    if (least < 0) {
      return 1;
    }
    at++;
    if (at < pattern.length() && (pattern.charAt(at) == '?' || pattern.charAt(at) == '+')) {
      at++;
    }
    return least;
  }

  private int leastOfBraces() {
    int end = pattern.indexOf('}', at);
    String numbers = pattern.substring(at + 1, end);
    at = end;
    return Integer.parseInt(numbers.split(",", 2)[0]);
  }
}
