package socksh.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import socksh.language.Durations;
import socksh.language.Misunderstood;
import socksh.language.Payload;
import socksh.language.Sizes;
import socksh.language.Word;

/** The parameters that several commands share, and the makers of simple ones. */
public final class Parameters {

  /** Where to go. */
  public static final Parameter<Target> ADDRESS =
      new AddressParameter("ADDR", Parameter.Place.REQUIRED);

  /** Where to go, if it is said. */
  public static final Parameter<Target> ADDRESS_IF_ANY =
      new AddressParameter("[ADDR]", Parameter.Place.OPTIONAL);

  /** How long it may take. */
  public static final Parameter<Duration> TIMEOUT =
      keyword("timeout", "T", "how long to wait: 200ms, 2s, 3m", Durations::read);

  /** How many clients may wait. */
  public static final Parameter<Integer> BACKLOG =
      keyword(
          "backlog",
          "N",
          "how many clients may wait to be accepted",
          word -> number(word, 0, 65_535));

  /** What to send. */
  public static final Parameter<Payload> PAYLOAD = new PayloadParameter();

  private Parameters() {}

  /** A whole number of a range. */
  static int number(Word word, int least, int most) {
    long number = Sizes.read(word);
    if (number < least || number > most) {
      throw Misunderstood.at(word, "out of range", "from " + least + " to " + most);
    }
    return (int) number;
  }

  /** A parameter that is known by a word of its own and has a value after it. */
  public static <T> Parameter<T> keyword(
      String keyword, String value, String description, Function<Word, T> reader) {
    return new KeywordParameter<>(keyword, value, description, reader);
  }

  /** A word that is there or not. */
  public static Parameter<Boolean> flag(String keyword, String description) {
    return new FlagParameter(keyword, description);
  }

  /** One word out of a fixed list, each with what it means. */
  public static <T> Parameter<T> choice(
      String usage, Parameter.Place place, Map<String, T> values, Map<String, String> meanings) {
    return new ChoiceParameter<>(usage, place, values, meanings);
  }

  /** One word, read by a function, and what may be typed for it. */
  public static <T> Parameter<T> word(
      String usage,
      Parameter.Place place,
      Tint tint,
      Function<Word, T> reader,
      Function<Parameter.Typed, List<Candidate>> offers) {
    return new WordParameter<>(usage, place, tint, reader, offers);
  }

  /** A word with a value after it. */
  private record KeywordParameter<T>(
      String keyword, String value, String description, Function<Word, T> reader)
      implements Parameter<T> {
    @Override
    public String usage() {
      return "[" + keyword + " " + value + "]";
    }

    @Override
    public Place place() {
      return Place.KEYWORD;
    }

    @Override
    public boolean startsAt(Cursor cursor) {
      return cursor.at(keyword);
    }

    @Override
    public T read(Cursor cursor) {
      cursor.take(Tint.KEYWORD);
      if (!cursor.hasNext()) {
        throw cursor.missing("`" + keyword + "` wants a value", description);
      }
      return reader.apply(cursor.take(Tint.NUMBER));
    }

    @Override
    public List<Candidate> words() {
      return List.of(Candidate.of(keyword + " " + value, "options", description));
    }

    @Override
    public List<Candidate> candidates(Typed typed) {
      return typed.before().isEmpty()
          ? List.of(Candidate.of(keyword, "options", description))
          : List.of();
    }
  }

  /** A word that is there or not. */
  private record FlagParameter(String keyword, String description) implements Parameter<Boolean> {
    @Override
    public String usage() {
      return "[" + keyword + "]";
    }

    @Override
    public Place place() {
      return Place.KEYWORD;
    }

    @Override
    public boolean startsAt(Cursor cursor) {
      return cursor.at(keyword);
    }

    @Override
    public Boolean read(Cursor cursor) {
      return cursor.takes(keyword);
    }

    @Override
    public List<Candidate> words() {
      return List.of(Candidate.of(keyword, "options", description));
    }

    @Override
    public List<Candidate> candidates(Typed typed) {
      return words();
    }
  }

  /** One word of a list. */
  private record ChoiceParameter<T>(
      String usage, Place place, Map<String, T> values, Map<String, String> meanings)
      implements Parameter<T> {
    @Override
    public boolean startsAt(Cursor cursor) {
      return true;
    }

    @Override
    public T read(Cursor cursor) {
      String all = String.join(", ", values.keySet());
      if (!cursor.hasNext()) {
        throw cursor.missing("a word is missing here", "one of " + all);
      }
      Word word = cursor.take(Tint.KEYWORD);
      T value = values.get(word.text());
      if (value == null) {
        throw Misunderstood.at(
            word, "`" + word.text() + "` is not one of the words here", "one of " + all);
      }
      return value;
    }

    @Override
    public List<Candidate> candidates(Typed typed) {
      return words();
    }

    @Override
    public List<Candidate> words() {
      List<Candidate> candidates = new ArrayList<>();
      values
          .keySet()
          .forEach(
              word -> candidates.add(Candidate.of(word, "words", meanings.getOrDefault(word, ""))));
      return candidates;
    }
  }

  /** One word of any kind. */
  private record WordParameter<T>(
      String usage,
      Place place,
      Tint tint,
      Function<Word, T> reader,
      Function<Typed, List<Candidate>> offers)
      implements Parameter<T> {
    @Override
    public boolean startsAt(Cursor cursor) {
      return true;
    }

    @Override
    public T read(Cursor cursor) {
      if (!cursor.hasNext()) {
        throw cursor.missing(usage + " is missing", "");
      }
      return reader.apply(cursor.take(tint));
    }

    @Override
    public List<Candidate> candidates(Typed typed) {
      return offers.apply(typed);
    }
  }
}
