package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import socksh.language.Word;
import socksh.manual.trade.Article;
import socksh.manual.trade.Dictionary;

/** {@code on}, {@code off}, or a word to explain, which may be several words. */
record ExplainParameter() implements Parameter<List<Word>> {

  @Override
  public String usage() {
    return "on|off|WORD";
  }

  @Override
  public Place place() {
    return Place.REQUIRED;
  }

  @Override
  public boolean startsAt(Cursor cursor) {
    return true;
  }

  @Override
  public List<Word> read(Cursor cursor) {
    if (!cursor.hasNext()) {
      throw cursor.missing(usage() + " is missing", "`explain on`, or `explain TIME_WAIT`");
    }
    List<Word> words = new ArrayList<>();
    while (cursor.hasNext()) {
      words.add(cursor.take(Tint.KEYWORD));
    }
    return words;
  }

  @Override
  public List<Candidate> words() {
    return List.of(
        Candidate.of("on", "words", "show every call with its answer and why"),
        Candidate.of("off", "words", "show what was asked for"),
        Candidate.of("states", "words", "the diagram of TCP's states, with yours lit"));
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    if (typed.before().isEmpty()) {
      return Stream.concat(
              words().stream().limit(2),
              Dictionary.all().stream().map(article -> candidate(article, typed.prefix())))
          .toList();
    }
    return typed.before().size() == 1 && typed.isBefore("states")
        ? typed.sockets().all().stream().map(SocketParameter::candidate).toList()
        : List.of();
  }

  /** A word in the spelling that somebody began to type: {@code time_w}, {@code time-w}. */
  private static Candidate candidate(Article article, String prefix) {
    String name = article.name().replace(' ', '-');
    String value =
        Stream.concat(Stream.of(name), article.aliases().stream().map(it -> it.replace(' ', '-')))
            .flatMap(each -> Stream.of(each, each.toLowerCase(Locale.ROOT)))
            .flatMap(each -> Stream.of(each, each.replace('_', '-')))
            .filter(each -> each.startsWith(prefix))
            .findFirst()
            .orElse(name);
    return Candidate.of(value, article.kind().group(), article.gloss());
  }
}
