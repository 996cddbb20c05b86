package socksh.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import socksh.language.Misunderstood;
import socksh.language.Word;
import socksh.session.Settings;

/**
 * One thing that {@code set} turns: everything that anybody needs to know about it.
 *
 * @param name as typed
 * @param values how help writes what it can be: {@code on|off}
 * @param meaning what it does, in under 60 characters
 * @param shows what it is now
 * @param reads understands the words of a new value, and gives back what will set it
 * @param offers what may be typed for its value
 */
record Setting(
    String name,
    String values,
    String meaning,
    Function<Settings, String> shows,
    Function<Cursor, Consumer<Settings>> reads,
    List<Candidate> offers) {

  /** A setting that is one word. */
  static <T> Setting word(
      String name,
      String values,
      String meaning,
      Function<Settings, String> shows,
      Function<Word, T> reader,
      BiConsumer<Settings, T> writer,
      List<Candidate> offers) {
    Function<Cursor, Consumer<Settings>> reads =
        cursor -> {
          if (!cursor.hasNext()) {
            throw cursor.missing(name + " wants a value", "`set " + name + " " + values + "`");
          }
          T value = reader.apply(cursor.take(Tint.KEYWORD));
          return settings -> writer.accept(settings, value);
        };
    return new Setting(name, values, meaning, shows, reads, offers);
  }

  /** A setting that is one of the constants of an enum, each typed as its name and described. */
  static <T extends Enum<T>> Setting choice(
      String name,
      String meaning,
      Map<String, String> meanings,
      T[] constants,
      Function<Settings, T> getter,
      BiConsumer<Settings, T> setter) {
    Map<String, T> words = words(constants);
    return word(
        name,
        String.join("|", words.keySet()),
        meaning,
        settings -> typed(getter.apply(settings)),
        word -> one(word, name, words),
        setter,
        words.keySet().stream()
            .map(value -> Candidate.of(value, "values", meanings.getOrDefault(value, "")))
            .toList());
  }

  /** The words of an enum's constants, in their order. */
  static <T extends Enum<T>> Map<String, T> words(T[] constants) {
    Map<String, T> words = new LinkedHashMap<>();
    for (T constant : constants) {
      words.put(typed(constant), constant);
    }
    return words;
  }

  /** How a constant is typed. */
  static String typed(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The constant of a word.
   *
   * @param verb what stands before the word, for the complaint: {@code explain}
   */
  static <T> T one(Word word, String verb, Map<String, T> words) {
    T value = words.get(word.text());
    if (value == null) {
      List<String> all = new ArrayList<>(words.keySet());
      String last = all.removeLast();
      String tip = verb + " " + String.join(", ", all) + " or " + last;
      throw Misunderstood.at(word, "`" + word.text() + "` is no choice of " + verb, tip);
    }
    return value;
  }
}
