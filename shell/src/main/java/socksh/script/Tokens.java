package socksh.script;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts Groovy into words and signs, up to the end of the statement: a line end or a semicolon
 * outside of all brackets. Written by hand, since it runs at each key and must not load Groovy.
 */
final class Tokens {
  /** After these a statement goes on with the next line. */
  private static final List<String> GO_ON = List.of(",", "=", "+", "&&", "||", "->", "\\");

  private static final Pattern FURTHER = Pattern.compile("\\s*(?:else|catch|finally)\\b");

  private static final List<String> LONG_SIGNS =
      List.of(
          "<=>", "==~", "**=", "...", "..<", "===", "!==", "?.", "*.", ".&", "==", "!=", "<=", ">=",
          "=~", "+=", "-=", "*=", "/=", "%=", "&&", "||", "++", "--", "->", "..", "**", "?:", "<<",
          ">>", "::");

  private final String text;
  private final int start;
  private final List<Token> all = new ArrayList<>();
  private int at;
  private int depth;
  private boolean open;

  Tokens(String text, int from) {
    this.text = text;
    this.start = from;
    this.at = from;
    while (at < text.length() && !isEnd()) {
      next();
    }
  }

  /** All of them, comments too. */
  List<Token> all() {
    return all;
  }

  /** Where the statement ends, exclusive. */
  int end() {
    return at;
  }

  /** Whether a bracket, a text or a comment is not closed, or an operand is missing. */
  boolean isOpen() {
    boolean blankLast = text.substring(text.lastIndexOf('\n', at - 1) + 1, at).isBlank();
    return open || depth > 0 || goesOn() && !(blankLast && text.indexOf('\n', start) >= 0);
  }

  private boolean goesOn() {
    return !all.isEmpty()
        && all.getLast().kind() == Token.Kind.SIGN
        && GO_ON.contains(all.getLast().text());
  }

  private boolean isEnd() {
    char c = text.charAt(at);
    return depth == 0 && (c == ';' || c == '\n' && !goesOn() && !isFollowed());
  }

  /** After a block {@code else} and the like may stand on the next line. */
  private boolean isFollowed() {
    return !all.isEmpty()
        && all.getLast().is("}")
        && FURTHER.matcher(text).region(at, text.length()).lookingAt();
  }

  private void next() {
    char c = text.charAt(at);
    if (c <= ' ' || c == '\u00A0') {
      at++;
    } else if (c == '"' || c == '\'') {
      quoted(c);
    } else if (c == '/' && (text.startsWith("//", at) || text.startsWith("/*", at))) {
      comment();
    } else if (c == '/' && beginsPattern() && closing() > 0) {
      add(Token.Kind.PATTERN, closing() + 1);
    } else if (Character.isJavaIdentifierStart(c)) {
      add(Token.Kind.NAME, endOf(at));
    } else if (c >= '0' && c <= '9') {
      add(Token.Kind.NUMBER, endOfNumber());
    } else {
      sign(c);
    }
  }

  private void add(Token.Kind kind, int end) {
    all.add(new Token(kind, at, end, text.substring(at, end)));
    at = end;
  }

  private int endOf(int from) {
    int end = from;
    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int endOfNumber() {
    int end = endOf(at);
    boolean fraction =
        end + 1 < text.length() && text.charAt(end) == '.' && isDigit(text.charAt(end + 1));
    return fraction ? endOf(end + 1) : end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void quoted(char quote) {
    String triple = String.valueOf(quote).repeat(3);
    boolean threefold = text.startsWith(triple, at);
    int end = at + (threefold ? 3 : 1);
    while (end < text.length() && !closes(end, threefold ? triple : String.valueOf(quote))) {
      if (!threefold && text.charAt(end) == '\n') {
        add(Token.Kind.TEXT, end);
        return;
      }
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    open |= threefold && end >= text.length();
    add(Token.Kind.TEXT, Math.min(text.length(), end + (threefold ? 3 : 1)));
  }

  private boolean closes(int at, String quotes) {
    return text.startsWith(quotes, at);
  }

  private void comment() {
    boolean line = text.startsWith("//", at);
    int close = text.indexOf(line ? "\n" : "*/", at + 2);
    open |= !line && close < 0;
    add(Token.Kind.COMMENT, close < 0 ? text.length() : line ? close : close + 2);
  }

  /** A slash after a value divides. */
  private boolean beginsPattern() {
    if (all.isEmpty()) {
      return true;
    }
    Token before = all.getLast();
    return before.kind() == Token.Kind.SIGN
        ? !before.is(")") && !before.is("]") && !before.is("}")
        : before.isName() && before.text().equals("return");
  }

  /** The slash that closes a pattern on the same line, or -1. */
  private int closing() {
    for (int end = at + 1; end < text.length() && text.charAt(end) != '\n'; end++) {
      if (text.charAt(end) == '\\') {
        end++;
      } else if (text.charAt(end) == '/') {
        return end;
      }
    }
    return -1;
  }

  private void sign(char c) {
    depth += "([{".indexOf(c) >= 0 ? 1 : ")]}".indexOf(c) >= 0 && depth > 0 ? -1 : 0;
    for (String sign : LONG_SIGNS) {
      if (text.startsWith(sign, at)) {
        add(Token.Kind.SIGN, at + sign.length());
        return;
      }
    }
    add(Token.Kind.SIGN, at + 1);
  }
}
