package socksh.command;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import socksh.language.Durations;
import socksh.language.Misunderstood;
import socksh.language.Payload;
import socksh.language.Sizes;
import socksh.language.Word;

/** The parameters that several commands share, and the makers of simple ones. */
public final class Parameters {

  /** Where to go. */
  public static final Parameter<Target> ADDRESS =
      new AddressParameter("ADDR", Parameter.Place.REQUIRED, AddressText.Alone.HOST);

  /** Where to go, if it is said. */
  public static final Parameter<Target> ADDRESS_IF_ANY =
      new AddressParameter("[ADDR]", Parameter.Place.OPTIONAL, AddressText.Alone.HOST);

  /** How long it may take. */
  public static final Parameter<Duration> TIMEOUT =
      keyword(
          "timeout",
          "T",
          "how long to wait: 200ms, 2s, 3m",
          Durations::read,
          "200ms",
          "1s",
          "10s",
          "1m");

  /** How many clients may wait. */
  public static final Parameter<Integer> BACKLOG =
      keyword(
          "backlog",
          "N",
          "how many clients may wait to be accepted",
          Parameters::backlog,
          "1",
          "128");

  /** What to send. */
  public static final Parameter<Payload> PAYLOAD = new PayloadParameter();

  private Parameters() {}

  /** Another address of the same line, called so. */
  public static Parameter<Target> address(String usage) {
    return new AddressParameter(usage, Parameter.Place.REQUIRED, AddressText.Alone.HOST);
  }

  private static int backlog(Word word) {
    if (!word.text().matches("\\d.*")) {
      throw Misunderstood.at(
          word, word.text() + " is not a number of clients", "0 to 65535; 10 is usual");
    }
    return number(word, 0, 65_535);
  }

  /** A whole number of a range. */
  static int number(Word word, int least, int most) {
    long number = Sizes.read(word);
    if (number < least || number > most) {
      throw Misunderstood.at(
          word, word.text() + " is out of range", "from " + least + " to " + most);
    }
    return (int) number;
  }

  /**
   * A parameter that is known by a word of its own and has a value after it; {@code samples} are
   * values to offer.
   */
  public static <T> Parameter<T> keyword(
      String keyword,
      String value,
      String description,
      Function<Word, T> reader,
      String... samples) {
    return new KeywordParameter<>(
        keyword,
        value,
        description,
        Tint.NUMBER,
        reader,
        _ -> Stream.of(samples).map(each -> Candidate.of(each, "values", "")).toList());
  }

  /** A file after a word of its own: {@code to FILE}. */
  public static Parameter<String> file(String keyword, String description) {
    return new KeywordParameter<>(
        keyword, "FILE", description, Tint.FILE, Parameters::path, Paths::candidates);
  }

  /** The path in a word; no file has an empty name, or a NUL in it. */
  public static String path(Word word) {
    if (word.text().isEmpty() || word.text().indexOf('\0') >= 0) {
      throw Misunderstood.at(word, "a file has a name", "");
    }
    return word.text();
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
}
