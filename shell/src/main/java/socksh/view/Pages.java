package socksh.view;

import java.util.ArrayList;
import java.util.List;
import socksh.session.Report;
import socksh.session.Report.Entry;

/** Pages of help and single sentences, wrapped to the width of the paper. */
final class Pages {
  /** Longer lines are hard to read, however wide the screen. */
  private static final int MOST = 100;

  private static final int LONGEST_TERM = 32;

  private final List<Styled> lines = new ArrayList<>();
  private final int width;
  private final int term;

  private Pages(Report.Page page, int width) {
    this.width = limit(width);
    this.term =
        page.entries().stream()
            .filter(Entry.Term.class::isInstance)
            .mapToInt(entry -> Width.of(((Entry.Term) entry).term()))
            .filter(columns -> columns <= LONGEST_TERM)
            .max()
            .orElse(0);
    page.entries().forEach(this::add);
  }

  static List<Styled> lines(Report.Page page, int width) {
    return new Pages(page, width).lines;
  }

  /** One or more sentences as a paragraph of their own; their line ends are kept. */
  static void wrapped(String text, Paper paper) {
    for (String line : wrap(text, limit(paper.width()))) {
      paper.print(Styled.of(Style.PLAIN, line));
    }
  }

  /** The longest line on paper of a width. */
  static int limit(int width) {
    return width <= 0 ? MOST : Math.min(width, MOST);
  }

  private void add(Entry entry) {
    switch (entry) {
      case Entry.Heading(String text) -> heading(text);
      case Entry.Text(String text) ->
          wrap(text, width).forEach(line -> lines.add(Styled.of(Style.PLAIN, line)));
      case Entry.Term(String name, String meaning) -> term(name, meaning);
      case Entry.Example(String line) ->
          lines.add(new Ink().add("  ").add(Style.TEXT, line).line());
      case Entry.Ways(var state, var now) -> lines.addAll(StateWays.lines(state, now));
      case Entry.Told(var call) ->
          lines.addAll(Folded.of(Notation.of(call, Notation.Detail.FULL), width));
    }
  }

  private void heading(String text) {
    if (!lines.isEmpty()) {
      lines.add(Styled.EMPTY);
    }
    wrap(text, width).forEach(line -> lines.add(Styled.of(Style.HEADING, line)));
  }

  private void term(String name, String meaning) {
    int indent = term + 4;
    List<String> wrapped = wrap(meaning, Math.max(20, width - indent));
    Ink first = new Ink().add("  ").add(Style.CALL, name);
    int next = 0;
    if (Width.of(name) <= term) {
      first.add(" ".repeat(indent - 2 - Width.of(name)));
      first.add(wrapped.getFirst());
      next = 1;
    }
    lines.add(first.line());
    for (String line : wrapped.subList(next, wrapped.size())) {
      lines.add(Styled.of(Style.PLAIN, " ".repeat(indent) + line));
    }
  }

  /** At least one line; a word longer than the width stands alone. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      wrapParagraph(paragraph, width, lines);
    }
    return lines;
  }

  private static void wrapParagraph(String text, int width, List<String> lines) {
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word : text.split(" ", -1)) {
      int columns = Width.of(word);
      if (used > 0 && used + 1 + columns > width) {
        lines.add(line.toString().stripTrailing());
        line.setLength(0);
        used = 0;
      } else if (!line.isEmpty() || used > 0) {
        line.append(' ');
        used++;
      }
      line.append(word);
      used += columns;
    }
    lines.add(line.toString());
  }
}
