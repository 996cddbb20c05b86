package socksh.script;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells by its first words whether a line is Groovy or a command, perhaps a mistyped one. A line
 * that starts with a verb, or with a socket and a verb, is a command always.
 */
final class Shape {
  private static final Set<String> WITH_BRACKET =
      Set.of("for", "while", "if", "switch", "try", "do", "synchronized");
  private static final Set<String> ALWAYS =
      Set.of(
          "def",
          "var",
          "final",
          "import",
          "class",
          "interface",
          "enum",
          "trait",
          "return",
          "throw",
          "assert",
          "true",
          "false",
          "null",
          "this",
          "new");
  private static final Set<String> TYPES =
      Set.of("int", "long", "byte", "short", "char", "float", "double", "boolean", "void");
  private static final Set<String> ASSIGNING =
      Set.of("=", "+=", "-=", "*=", "/=", "%=", "**=", "?=");
  private static final Set<String> INFIX = Set.of("as", "in", "instanceof");
  private static final Set<String> TOUCHING = Set.of(".", "?.", "*.", ".&", "[", "(", "++", "--");
  private static final Set<String> JOINING =
      Set.of(
          ".", "?.", "*.", "[", "+", "-", "*", "%", "**", "==", "!=", "<", ">", "<=", ">=", "<=>",
          "=~", "==~", "&&", "||", "&", "|", "^", "?", "?:", "..", "..<", "<<", ">>", "/");

  private final String text;
  private final List<Token> tokens;
  private final Known known;

  Shape(String text, List<Token> tokens, Known known) {
    this.text = text;
    this.tokens = tokens;
    this.known = known;
  }

  boolean isGroovy() {
    Token first = tokens.getFirst();
    return switch (first.kind()) {
      case COMMENT -> true;
      case TEXT -> second() == null || joins(second());
      case NUMBER -> second() == null || joins(second()) && !isDotted();
      case PATTERN -> false;
      case SIGN -> sign(first);
      case NAME -> name(first.text());
    };
  }

  /** The name that the line gives a value or a body, where it does. */
  Set<String> assigned() {
    Token first = tokens.getFirst();
    Token second = second();
    if (second == null || !first.isName()) {
      return Set.of();
    }
    boolean declared =
        second.isName() && (ALWAYS.contains(first.text()) || TYPES.contains(first.text()));
    return declared ? Set.of(second.text()) : second.is("=") ? Set.of(first.text()) : Set.of();
  }

  private @Nullable Token second() {
    return tokens.size() > 1 ? tokens.get(1) : null;
  }

  private static boolean joins(Token token) {
    return token.kind() == Token.Kind.SIGN && JOINING.contains(token.text())
        || token.isName() && INFIX.contains(token.text());
  }

  private boolean touches(String... signs) {
    Token second = second();
    return second != null
        && second.touches(tokens.getFirst())
        && List.of(signs).contains(second.text());
  }

  private boolean sign(Token first) {
    Token second = second();
    return switch (first.text()) {
      case "(", "{", "@" -> true;
      case "[" -> !isAddress();
      case "~" -> second != null && second.kind() != Token.Kind.NAME;
      case "!", "-", "+", "++", "--" ->
          second != null
              && (second.kind() == Token.Kind.NUMBER
                  || second.is("(")
                  || second.isName() && known.isVariable(second.text()));
      default -> false;
    };
  }

  /** {@code 127.0.0.1} is no number. */
  private boolean isDotted() {
    return tokens.get(1).is(".") && tokens.size() > 2 && !tokens.get(2).isName();
  }

  /** {@code [::1]:80} is an address of IPv6 and no list. */
  private boolean isAddress() {
    int close = text.indexOf(']', tokens.getFirst().from());
    return close > 0 && text.substring(tokens.getFirst().from(), close).contains("::");
  }

  private boolean name(String name) {
    if (name.equals("do") && second() != null && second().is("{")) {
      return true; // a lesson's `do it` is a command
    }
    if (known.isVerb(name)) {
      return touches("(");
    }
    if (ALWAYS.contains(name) || Glossary.isOwn(name)) {
      return true;
    }
    Token second = second();
    if (second == null) {
      return !known.isSocket(name) && known.isVariable(name);
    }
    if (WITH_BRACKET.contains(name)) {
      return second.is("(") || second.is("{");
    }
    return TYPES.contains(name) || isDeclaration(name) || value(name, second);
  }

  /** {@code String greeting = 'hello'}. */
  private boolean isDeclaration(String name) {
    return Character.isUpperCase(name.charAt(0))
        && (touches("<") || tokens.size() > 2 && tokens.get(1).isName() && tokens.get(2).is("="));
  }

  private boolean value(String name, Token second) {
    if (second.kind() == Token.Kind.SIGN && ASSIGNING.contains(second.text())) {
      return true;
    }
    if (known.isSocket(name)) {
      return touches(TOUCHING.toArray(String[]::new)) || joins(second);
    }
    if (known.isVariable(name)) {
      return !(second.isName() && known.isVerb(second.text()));
    }
    return touches("(", "[", "++", "--")
        || touches(".", "?.", "*.") && (isChain() || isClass(name) || known.isAlmost(name));
  }

  private static boolean isClass(String name) {
    boolean small = name.length() > 1 && Character.isLowerCase(name.charAt(1));
    return Character.isUpperCase(name.charAt(0)) && small
        || Set.of("java", "javax", "groovy").contains(name);
  }

  /** Whether the names joined by dots are called or given a text: no host is written so. */
  private boolean isChain() {
    int i = 1;
    while (i + 1 < tokens.size() && tokens.get(i).is(".") && tokens.get(i + 1).isName()) {
      i += 2;
    }
    return i > 1
        && i < tokens.size()
        && (tokens.get(i).kind() == Token.Kind.TEXT
            || tokens.get(i).kind() == Token.Kind.SIGN
                && tokens.get(i).touches(tokens.get(i - 1))
                && "([{".contains(tokens.get(i).text()));
  }
}
