package socksh.script;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import socksh.command.Interpreter;
import socksh.command.Mark;
import socksh.command.Offers;
import socksh.command.Phrase;
import socksh.command.Study;
import socksh.command.Tint;
import socksh.command.Usage;
import socksh.language.Problem;

/** A phrase of Groovy at the prompt: its colours and what may come next, without Groovy itself. */
final class GroovyStudy implements Study {
  private static final Set<String> KEYWORDS =
      Set.of(
          "def",
          "var",
          "for",
          "while",
          "do",
          "if",
          "else",
          "in",
          "as",
          "new",
          "return",
          "true",
          "false",
          "null",
          "try",
          "catch",
          "finally",
          "throw",
          "switch",
          "case",
          "default",
          "break",
          "continue",
          "import",
          "class",
          "assert",
          "instanceof",
          "final",
          "int",
          "long",
          "byte",
          "boolean",
          "double",
          "float",
          "short",
          "char",
          "void");

  private final Phrase phrase;
  private final Interpreter shell;
  private final Map<String, Variable> variables;
  private final List<Token> tokens;

  GroovyStudy(Phrase phrase, Interpreter shell, Map<String, Variable> variables) {
    this.phrase = phrase;
    this.shell = shell;
    this.variables = variables;
    this.tokens = new Tokens(phrase.source(), phrase.column()).all();
  }

  @Override
  public List<Mark> marks() {
    return tokens.stream()
        .filter(token -> tint(token).isPresent())
        .map(token -> new Mark(token.from(), token.end(), tint(token).orElseThrow()))
        .toList();
  }

  private Optional<Tint> tint(Token token) {
    return switch (token.kind()) {
      case TEXT, PATTERN -> Optional.of(Tint.TEXT);
      case NUMBER -> Optional.of(Tint.NUMBER);
      case COMMENT -> Optional.of(Tint.COMMENT);
      case SIGN -> Optional.empty();
      case NAME -> tint(token.text());
    };
  }

  private Optional<Tint> tint(String name) {
    if (KEYWORDS.contains(name)) {
      return Optional.of(Tint.KEYWORD);
    }
    if (shell.session().sockets().find(name).isPresent()) {
      return Optional.of(Tint.SOCKET);
    }
    boolean verb = shell.catalog().find(name).isPresent() || Glossary.isOwn(name);
    return verb
        ? Optional.of(Tint.VERB)
        : variables.containsKey(name) ? Optional.of(Tint.NAME) : Optional.empty();
  }

  /** What is wrong in it is for Groovy to say, after Enter. */
  @Override
  public Optional<Problem> problem() {
    return Optional.empty();
  }

  @Override
  public Optional<Problem> problemAt(int cursor) {
    return Optional.empty();
  }

  @Override
  public Offers offers(int cursor) {
    List<Token> before = tokens.stream().filter(token -> token.from() < cursor).toList();
    boolean typing = !before.isEmpty() && before.getLast().end() >= cursor;
    if (!typing || before.getLast().kind() == Token.Kind.SIGN) {
      return new Offers(cursor, cursor, "", new GroovyOffers(shell, variables).after(before));
    }
    Token word = before.getLast();
    String typed = phrase.source().substring(word.from(), cursor);
    return word.isName()
        ? new Offers(
            word.from(),
            cursor,
            typed,
            new GroovyOffers(shell, variables).after(before.subList(0, before.size() - 1)))
        : new Offers(cursor, cursor, "", List.of());
  }

  @Override
  public Optional<Usage> usage(int cursor) {
    for (int i = tokens.size() - 1; i >= 0; i--) {
      Token token = tokens.get(i);
      boolean told = i > 0 && tokens.get(i - 1).is(".");
      if (token.isName() && token.from() < cursor) {
        Optional<Usage> usage = told ? told(tokens.get(i - 2 < 0 ? 0 : i - 2), token) : own(token);
        if (usage.isPresent()) {
          return usage;
        }
      }
    }
    return Optional.of(new Usage("Groovy", "", "", hint()));
  }

  private String hint() {
    return phrase.isOpen()
        ? "it goes on with the next line until it is closed; Ctrl-C drops it"
        : "its value is shown, and is `_` in the next line; `help groovy`";
  }

  private static Optional<Usage> own(Token word) {
    return entry(Glossary.OWN_WORDS, word.text(), "");
  }

  private Optional<Usage> told(Token to, Token verb) {
    String before = to.isName() ? to.text() + "." : "...";
    return entry(Glossary.SOCKET_WORDS, verb.text(), before)
        .or(
            () ->
                shell
                    .catalog()
                    .find(verb.text())
                    .map(
                        command ->
                            new Usage(
                                "Groovy",
                                "",
                                "",
                                "as the command, with commas: " + command.synopsis())));
  }

  private static Optional<Usage> entry(List<Glossary.Entry> entries, String name, String before) {
    return entries.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .map(entry -> new Usage(before + entry.usage(), "", "", entry.summary()));
  }
}
