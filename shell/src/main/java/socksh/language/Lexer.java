package socksh.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts a text into lines and words; keeps going after a problem and remembers the first one. */
final class Lexer {
  private final String text;
  private final List<Line> lines = new ArrayList<>();
  private final List<Word> words = new ArrayList<>();
  private final Set<String> notices = new LinkedHashSet<>();
  private @Nullable Problem problem;
  private int at;

  Lexer(String text, int from) {
    this.text = text;
    this.at = from;
  }

  Reading read() {
    line();
    while (at < text.length()) {
      at++;
      line();
    }
    return new Reading(List.copyOf(lines), Optional.ofNullable(problem));
  }

  private void line() {
    int start = at;
    for (skipBlanks(); !atSeparator(); skipBlanks()) {
      if (words.isEmpty() && atComment()) {
        skipComment();
      } else {
        words.add(word());
      }
    }
    lines.add(new Line(text, start, at, List.copyOf(words), List.copyOf(notices)));
    words.clear();
    notices.clear();
  }

  private void skipBlanks() {
    while (at < text.length() && Text.isBlank(text.charAt(at))) {
      if (text.charAt(at++) == '\u00A0') {
        notices.add("A no-break space was read as a blank.");
      }
    }
  }

  private boolean atSeparator() {
    return at == text.length() || Text.isSeparator(text.charAt(at));
  }

  private boolean atWordEnd() {
    return atSeparator() || Text.isBlank(text.charAt(at));
  }

  /** A hash before a blank or a line end; {@code #2} is a socket, {@code #!} starts a script. */
  private boolean atComment() {
    if (text.charAt(at) != '#') {
      return false;
    }
    char next = at + 1 < text.length() ? text.charAt(at + 1) : '\n';
    return Text.isBlank(next) || next == '\n' || next == '!' && at == 0;
  }

  private void skipComment() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  private Word word() {
    if (text.charAt(at) == '/' && isPatternNext()) {
      return regex();
    }
    int start = at;
    ByteSink value = new ByteSink();
    Quote quote = openedHere(start);
    while (!atWordEnd()) {
      Quote part = openedHere(start);
      if (part == Quote.BARE) {
        quote = Quote.BARE;
        bare(start, value);
      } else {
        quoted(part, value);
      }
    }
    return new Word(text.substring(start, at), new Bytes(value.toArray()), start, quote);
  }

  /** After {@code match}, and after a server's {@code on} or {@code regex}. */
  private boolean isPatternNext() {
    if (words.isEmpty()) {
      return false;
    }
    Word last = words.getLast();
    return last.is("match") || words.getFirst().is("serve") && (last.is("on") || last.is("regex"));
  }

  /** A curly single quote inside a word is an apostrophe, as in a pasted "don’t". */
  private Quote openedHere(int wordStart) {
    char c = text.charAt(at);
    if (c == '"' || Text.isCurlyDouble(c)) {
      return Quote.DOUBLE;
    }
    return c == '\'' || Text.isCurlySingle(c) && at == wordStart ? Quote.SINGLE : Quote.BARE;
  }

  private void bare(int wordStart, ByteSink value) {
    int start = at;
    while (!atWordEnd() && openedHere(wordStart) == Quote.BARE) {
      noticeEscape();
      at++;
    }
    value.addText(text, start, at);
  }

  private void noticeEscape() {
    if (text.charAt(at) == '\\' && at + 1 < text.length()) {
      char next = text.charAt(at + 1);
      if ("rntx0u".indexOf(next) >= 0) {
        notices.add("\\" + next + " was taken literally: escapes work inside double quotes.");
      }
    }
  }

  private void quoted(Quote quote, ByteSink value) {
    int open = at++;
    if (Text.isCurlyQuote(text.charAt(open))) {
      notices.add("Curly quotes were read as straight ones.");
    }
    String closers = closers(open, quote);
    while (at < text.length()) {
      plain(quote, closers, value);
      if (at < text.length() && closers.indexOf(text.charAt(at)) >= 0) {
        at++;
        return;
      }
      if (at < text.length()) {
        escape(value);
      }
    }
    complain(open, 1, "this quote is not closed", unclosedTip(open, quote));
  }

  /** A curly quote wants a curly one to close it; where none follows, a straight one will do. */
  private String closers(int open, Quote quote) {
    String curly = Text.closers(text.charAt(open));
    for (int next = open + 1; next < text.length() && !curly.isEmpty(); next++) {
      if (curly.indexOf(text.charAt(next)) >= 0) {
        return curly;
      }
    }
    return quote == Quote.DOUBLE ? "\"" : "'";
  }

  private String unclosedTip(int open, Quote quote) {
    if (quote == Quote.SINGLE && open > 0 && Character.isLetter(text.charAt(open - 1))) {
      return "to send an apostrophe put the text in double quotes";
    }
    return "close it with " + (quote == Quote.SINGLE ? "'" : "\"");
  }

  /** Up to the closing quote, or to an escape where this quote takes them. */
  private void plain(Quote quote, String closers, ByteSink value) {
    int start = at;
    while (at < text.length() && !endsPlain(text.charAt(at), quote, closers)) {
      at++;
    }
    value.addText(text, start, at);
  }

  private static boolean endsPlain(char c, Quote quote, String closers) {
    return c == '\\' && quote == Quote.DOUBLE || closers.indexOf(c) >= 0;
  }

  private void escape(ByteSink value) {
    try {
      at = Escapes.decode(text, at, value);
    } catch (Misunderstood bad) {
      complain(bad.problem());
      value.add('\\');
      at++;
    }
  }

  /** A pattern up to the next bare slash; blanks and semicolons belong to it. */
  private Word regex() {
    int start = at++;
    StringBuilder pattern = new StringBuilder();
    while (at < text.length() && text.charAt(at) != '/') {
      patternCharacter(pattern);
    }
    if (at == text.length()) {
      complain(
          start,
          1,
          "this pattern is not closed",
          "close it with /, as in match /ready|ok/i; text with a / goes in quotes");
    } else {
      at++;
      patternFlags();
    }
    String raw = text.substring(start, at);
    return new Word(raw, Bytes.of(pattern.toString()), start, Quote.REGEX);
  }

  private void patternCharacter(StringBuilder pattern) {
    boolean escaped = text.charAt(at) == '\\' && at + 1 < text.length();
    if (escaped && text.charAt(at + 1) != '/') {
      pattern.append('\\');
    }
    at += escaped ? 1 : 0;
    pattern.append(text.charAt(at++));
  }

  private void patternFlags() {
    for (; !atWordEnd(); at++) {
      if (text.charAt(at) != 'i') {
        String flag = Escapes.shown(text.substring(at, at + 1));
        complain(at, 1, "a pattern has no flag " + flag, "the only one is i: any case");
      }
    }
  }

  private void complain(int column, int length, String what, String tip) {
    complain(new Problem(column, length, what, tip));
  }

  private void complain(Problem found) {
    if (problem == null) {
      problem = found;
    }
  }
}
