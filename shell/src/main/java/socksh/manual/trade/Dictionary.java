package socksh.manual.trade;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import socksh.manual.ErrnoPage;
import socksh.manual.Manual;

/** Every article by its name and its other spellings. */
public final class Dictionary {
  private static final List<Article> ALL =
      Stream.of(
              CallArticles.all(),
              TradeArticles.all(),
              StateArticles.all(),
              OptionArticles.all(),
              ErrnoArticles.all())
          .flatMap(List::stream)
          .toList();

  private static final Map<String, Article> BY_NAME = new LinkedHashMap<>();
  private static final Map<String, Article> BY_KEY = new LinkedHashMap<>();

  static {
    for (Article article : ALL) {
      BY_NAME.putIfAbsent(article.name(), article);
      BY_KEY.putIfAbsent(key(article.name()), article);
    }
    for (Article article : ALL) {
      article.aliases().forEach(alias -> BY_KEY.putIfAbsent(key(alias), article));
    }
  }

  private Dictionary() {}

  /** All articles: calls, words, states, options, errnos. */
  public static List<Article> all() {
    return ALL;
  }

  /**
   * The article of a word: {@code LISTEN} is the state and {@code listen} the call; otherwise case,
   * blanks, dashes and underscores do not matter. An errno's number is a word too.
   */
  public static Optional<Article> find(String word) {
    Optional<Article> number =
        word.matches("\\d+")
            ? Manual.errno(word).map(ErrnoPage::name).map(BY_NAME::get)
            : Optional.empty();
    return number
        .or(() -> Optional.ofNullable(BY_NAME.get(word)))
        .or(() -> Optional.ofNullable(BY_KEY.get(key(word))));
  }

  /** What two spellings of the same word have in common. */
  public static String key(String word) {
    String bare = word.replaceAll("[^\\p{L}\\p{N}]", "");
    return bare.toLowerCase(Locale.ROOT);
  }
}
