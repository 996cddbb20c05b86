package socksh.script;

import static socksh.session.Passage.Way.BACK;
import static socksh.session.Passage.Way.THERE;

import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import socksh.command.Candidate;
import socksh.command.Cursor;
import socksh.command.Parameter;
import socksh.command.Tint;
import socksh.language.DidYouMean;
import socksh.language.Durations;
import socksh.language.Misunderstood;
import socksh.language.Sizes;
import socksh.language.Word;
import socksh.server.tap.Fault;
import socksh.session.Passage.Way;

/** What is to be done to what goes through a tap: {@code there latency 200ms back slice 3}. */
record FaultsParameter(String usage, boolean mayBeNone) implements Parameter<FaultsWish> {
  /** Other words of the same line, which no fault is called. */
  private static final List<String> OTHERS = List.of("udp", "totals", "keep");

  /** A share of something, such as {@code 0.5%}. */
  private static final String PERCENT = "\\d{1,3}(\\.\\d{1,9})?%";

  @Override
  public Place place() {
    return Place.OPTIONAL;
  }

  @Override
  public boolean startsAt(Cursor cursor) {
    return true;
  }

  @Override
  public FaultsWish read(Cursor cursor) {
    FaultsWish wish = new FaultsWish();
    if (mayBeNone && cursor.takes("none")) {
      return wish;
    }
    Set<Way> ways = EnumSet.allOf(Way.class);
    while (cursor.hasNext() && OTHERS.stream().noneMatch(cursor::at)) {
      Optional<Set<Way>> direction = direction(cursor);
      if (direction.isPresent()) {
        ways = direction.get();
      } else {
        add(wish, cursor, ways);
      }
    }
    return wish;
  }

  private static Optional<Set<Way>> direction(Cursor cursor) {
    if (cursor.takes("there")) {
      return Optional.of(followed(cursor, EnumSet.of(THERE)));
    }
    if (cursor.takes("back")) {
      return Optional.of(followed(cursor, EnumSet.of(BACK)));
    }
    return cursor.takes("both")
        ? Optional.of(followed(cursor, EnumSet.allOf(Way.class)))
        : Optional.empty();
  }

  private static Set<Way> followed(Cursor cursor, Set<Way> ways) {
    if (!cursor.hasNext()) {
      throw cursor.missing("what should happen to it?", "`latency 200ms`, say");
    }
    return ways;
  }

  private static void add(FaultsWish wish, Cursor cursor, Set<Way> ways) {
    Word word = cursor.take(Tint.KEYWORD);
    FaultWord is = FaultWord.of(word).orElseThrow(() -> unknown(word));
    switch (is) {
      case LATENCY -> wish.add(word, ways, new Fault.Latency(Durations.read(value(is, cursor))));
      case JITTER -> wish.add(word, ways, new Fault.Jitter(Durations.read(value(is, cursor))));
      case SLICE -> wish.add(word, ways, new Fault.Slice((int) some(value(is, cursor))));
      case BANDWIDTH -> wish.add(word, ways, new Fault.Bandwidth(some(value(is, cursor))));
      case DROP -> wish.add(word, ways, new Fault.Drop(share(value(is, cursor))));
      case RESET -> wish.add(word, ways, new Fault.Reset(after(cursor)));
      case HALFOPEN -> wish.add(word, ways, new Fault.HalfOpen(after(cursor)));
      case CORRUPT -> wish.add(word, ways, corrupt(cursor));
      case SEED -> wish.seed(word, Sizes.read(value(is, cursor)));
    }
  }

  private static Misunderstood unknown(Word word) {
    List<String> names =
        Stream.concat(FaultWord.WAYS.stream(), FaultWord.ALL.stream())
            .map(Candidate::value)
            .toList();
    String tip =
        word.is("as")
            ? "`as NAME` stands at the end"
            : DidYouMean.tip(word.text(), names, "`help tap` lists what a tap can do");
    return Misunderstood.at(word, "a tap knows no " + word.raw(), tip);
  }

  // --- values -----------------------------------------------------------------------------------

  private static Word value(FaultWord is, Cursor cursor) {
    if (!cursor.hasNext()) {
      throw cursor.missing("`" + is.word() + "` wants a value", is.description());
    }
    return cursor.take(Tint.NUMBER);
  }

  /** A number of bytes that is not 0. */
  private static long some(Word word) {
    long bytes = Sizes.read(word);
    if (bytes < 1 || bytes > Integer.MAX_VALUE) {
      throw Misunderstood.at(word, word.text() + " is out of range", "from 1 byte to 2 GiB");
    }
    return bytes;
  }

  private static double share(Word word) {
    String text = word.text();
    if (!text.matches(PERCENT)) {
      throw Misunderstood.at(word, text + " is not a share", "for example 10% or 0.5%");
    }
    double percent = new BigDecimal(text.substring(0, text.length() - 1)).doubleValue();
    if (percent > 100) {
      throw Misunderstood.at(word, text + " is more than all", "from 0% to 100%");
    }
    return percent / 100;
  }

  /** {@code after 10}, or {@code 10}; at once where nothing is said. */
  private static long after(Cursor cursor) {
    if (cursor.takes("after")) {
      return Sizes.read(number(cursor, "after"));
    }
    return isNumber(cursor) ? Sizes.read(cursor.take(Tint.NUMBER)) : 0;
  }

  private static Fault corrupt(Cursor cursor) {
    if (cursor.takes("at")) {
      return new Fault.CorruptAt(Sizes.read(number(cursor, "at")));
    }
    return new Fault.Corrupt(isNumber(cursor) ? share(cursor.take(Tint.NUMBER)) : 0.01);
  }

  private static boolean isNumber(Cursor cursor) {
    return cursor.hasNext() && cursor.peek().text().matches("\\d.*");
  }

  private static Word number(Cursor cursor, String behind) {
    if (!cursor.hasNext()) {
      throw cursor.missing("`" + behind + "` wants a number of bytes", "`" + behind + " 10`, say");
    }
    return cursor.take(Tint.NUMBER);
  }

  // --- completion -------------------------------------------------------------------------------

  @Override
  public List<Candidate> words() {
    return Stream.concat(FaultWord.ALL.stream(), FaultWord.WAYS.stream()).toList();
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    if (typed.before().isEmpty()) {
      Stream<Candidate> none =
          mayBeNone
              ? Stream.of(Candidate.of("none", "words", "everything goes on unchanged again"))
              : Stream.empty();
      return Stream.concat(words().stream(), none).toList();
    }
    Word last = typed.before().getLast();
    if (last.is("after") || last.is("at")) {
      return List.of(Candidate.of("10", "values", "bytes"));
    }
    return FaultWord.of(last).map(FaultWord::offers).orElseGet(this::words);
  }

  @Override
  public String meaning(Typed typed) {
    return typed.before().isEmpty()
        ? "what happens on the way: latency 200ms, slice 3, bandwidth 1M, reset after 10"
        : FaultWord.of(typed.before().getLast()).map(FaultWord::description).orElse("");
  }
}
