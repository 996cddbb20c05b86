package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import socksh.kernel.TcpState;
import socksh.manual.trade.Article;
import socksh.manual.trade.LessonSteps;
import socksh.session.Report.Entry;

/** The page of an article: no longer than a small screen. */
final class ExplainPage {
  private final Article article;
  private final Catalog catalog;
  private final List<Entry> entries = new ArrayList<>();

  ExplainPage(Article article, Catalog catalog) {
    this.article = article;
    this.catalog = catalog;
  }

  /**
   * The page.
   *
   * @param socket the socket that is meant, if there is one
   * @param now the state that it is in
   */
  List<Entry> entries(Optional<String> socket, Optional<TcpState> now) {
    entries.add(new Entry.Heading(heading()));
    if (!article.what().isEmpty()) {
      entries.add(new Entry.Text(article.what()));
    }
    if (article.kind() == Article.Kind.STATE) {
      ways(socket, now);
    }
    article.facts().forEach(fact -> entries.add(new Entry.Term(fact.label(), fact.text())));
    if (!article.example().isEmpty()) {
      entries.add(new Entry.Heading("To see it, type"));
      entries.add(new Entry.Example(article.example()));
      entries.add(new Entry.Text(""));
    }
    more();
    return entries;
  }

  /** What a call does stands in the line below, at more length. */
  private String heading() {
    return switch (article.kind()) {
      case WORD -> article.name() + ": " + article.gloss();
      case CALL -> article.name() + ", " + article.kind().words();
      default -> article.name() + ", " + article.kind().words() + ": " + article.gloss();
    };
  }

  private void ways(Optional<String> socket, Optional<TcpState> now) {
    TcpState state = TcpState.valueOf(article.name());
    entries.add(new Entry.Ways(state, now));
    if (socket.isPresent() && now.isPresent()) {
      String where = now.get() == state ? "in this state" : "in " + now.get();
      entries.add(new Entry.Term("now", socket.get() + " is " + where));
    }
  }

  private void more() {
    term("read", article.read());
    String verbs =
        catalog.commands().stream()
            .filter(command -> command.calls().contains(article.name()))
            .map(command -> "`help " + command.name() + "`")
            .collect(Collectors.joining(", "));
    term("verbs", article.kind() == Article.Kind.CALL ? verbs : "");
    term("see", String.join(", ", article.see()));
    term("course", LessonSteps.of(article).map(LessonSteps.Step::toString).orElse(""));
  }

  private void term(String label, String text) {
    if (!text.isEmpty()) {
      entries.add(new Entry.Term(label, text));
    }
  }
}
