package socksh.command;

import java.util.List;
import java.util.Map;
import socksh.language.DidYouMean;
import socksh.language.Misunderstood;
import socksh.language.Word;

/** One word out of a fixed list, each with what it means. */
record ChoiceParameter<T>(
    String usage, Place place, Map<String, T> values, Map<String, String> meanings)
    implements Parameter<T> {
  @Override
  public boolean startsAt(Cursor cursor) {
    return true;
  }

  @Override
  public T read(Cursor cursor) {
    if (!cursor.hasNext()) {
      throw cursor.missing("a word is missing here", all());
    }
    Word word = cursor.take(Tint.KEYWORD);
    T value = values.get(word.text());
    if (value == null) {
      throw Misunderstood.at(word, "`" + word.text() + "` is not one of the words here", tip(word));
    }
    return value;
  }

  private String tip(Word word) {
    return DidYouMean.closest(word.text(), values.keySet())
        .map(close -> "did you mean `" + close + "`? " + all())
        .orElse(all());
  }

  private String all() {
    return "one of " + String.join(", ", values.keySet());
  }

  @Override
  public String meaning(Typed typed) {
    return typed.before().isEmpty() ? meanings.getOrDefault(typed.prefix(), all()) : "";
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    return typed.before().isEmpty() ? words() : List.of();
  }

  @Override
  public List<Candidate> words() {
    return values.keySet().stream()
        .map(word -> Candidate.of(word, "words", meanings.getOrDefault(word, "")))
        .toList();
  }
}
