package socksh.manual.trade;

import java.util.List;

/** An article for each word that people of the trade use without explaining it. */
final class TradeArticles {
  private TradeArticles() {}

  static List<Article> all() {
    return Note.all(StreamNotes.CONNECTION, StreamNotes.BYTES, OtherNotes.TEXT).values().stream()
        .map(TradeArticles::of)
        .toList();
  }

  private static Article of(Note note) {
    return new Article(
        note.name(),
        Article.Kind.WORD,
        note.gloss(),
        note.list("also"),
        note.part("is"),
        note.facts(),
        note.part("type"),
        note.part("read"),
        note.list("see"));
  }
}
