package socksh.command;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import socksh.language.DidYouMean;
import socksh.language.Durations;
import socksh.language.Misunderstood;
import socksh.language.Problem;
import socksh.language.Quote;
import socksh.language.Word;
import socksh.session.Receiving;
import socksh.session.Wanted;

/** A form of {@code recv}: how much, or up to where. */
record WantedParameter() implements Parameter<Wanted> {
  static final List<Candidate> FORMS =
      List.of(
          Candidate.of("line", "forms", "up to the end of the line"),
          Candidate.of("exactly", "forms", "N: wait until N bytes are there"),
          Candidate.of("until", "forms", "\"X\": up to a delimiter"),
          Candidate.of("match", "forms", "/regex/: until the pattern has matched"),
          Candidate.of("idle", "forms", "200ms: until nothing more came for that long"),
          Candidate.of("all", "forms", "up to the end of the stream"),
          Candidate.of("64", "forms", "one recv of up to so many bytes"));

  private static final List<Candidate> EXACTLY =
      List.of(Candidate.of("64", "numbers", "so many bytes; 64k and 1M count too"));
  private static final List<Candidate> IDLE =
      List.of(
          Candidate.of("200ms", "times", "a fifth of a second"),
          Candidate.of("1s", "times", "a second"));
  private static final List<Candidate> DELIMITERS =
      List.of(
          Candidate.of("\n", "delimiters", "a line").quotable(),
          Candidate.of("\r\n", "delimiters", "a line of most protocols").quotable(),
          Candidate.of("\r\n\r\n", "delimiters", "the head of HTTP").quotable());
  private static final List<Candidate> DROP =
      List.of(Candidate.of("drop", "forms", "do not give out the delimiter"));

  @Override
  public String usage() {
    return "[N | exactly N | line | until \"X\" [drop] | match /re/ | idle T | all]";
  }

  @Override
  public Place place() {
    return Place.OPTIONAL;
  }

  @Override
  public boolean startsAt(Cursor cursor) {
    return !cursor.at("timeout") && !cursor.at("to");
  }

  @Override
  public Wanted read(Cursor cursor) {
    if (cursor.takes("line")) {
      return new Wanted.Line();
    }
    if (cursor.takes("all")) {
      return new Wanted.All();
    }
    if (cursor.takes("exactly")) {
      return new Wanted.Exactly(Parameters.number(value(cursor, "how many bytes?"), 1, 1 << 26));
    }
    if (cursor.takes("idle")) {
      return new Wanted.Idle(Durations.read(value(cursor, "for how long? 200ms, say")));
    }
    if (cursor.takes("until")) {
      return until(cursor);
    }
    if (cursor.takes("match")) {
      return match(cursor);
    }
    return new Wanted.Once(count(cursor));
  }

  private static int count(Cursor cursor) {
    Word word = cursor.take(Tint.NUMBER);
    if (!Character.isDigit(word.raw().charAt(0))) {
      throw Misunderstood.at(word, "`" + word.raw() + "` is no form of receiving", tip(word.raw()));
    }
    return Parameters.number(word, 1, 1 << 26);
  }

  private static String tip(String typed) {
    List<String> words = FORMS.stream().map(Candidate::value).toList();
    return DidYouMean.tip(
        typed, words, "a number, exactly N, line, until \"X\", match /re/, idle T or all");
  }

  private static Word value(Cursor cursor, String what) {
    if (!cursor.hasNext()) {
      throw cursor.missing(what, "");
    }
    return cursor.take(Tint.NUMBER);
  }

  private static Wanted until(Cursor cursor) {
    List<byte[]> delimiters = new ArrayList<>();
    while (cursor.hasNext() && !cursor.at("drop") && !cursor.at("timeout")) {
      Word word = cursor.take(Tint.TEXT);
      if (word.bytes().size() == 0) {
        throw Misunderstood.at(word, "an empty delimiter is everywhere", "until \"\\r\\n\", say");
      }
      delimiters.add(word.bytes().toArray());
    }
    if (delimiters.isEmpty()) {
      throw cursor.missing("until what?", "until \"\\r\\n\\r\\n\", say");
    }
    Wanted.Delimiter kept = cursor.takes("drop") ? Wanted.Delimiter.DROPPED : Wanted.Delimiter.KEPT;
    return new Wanted.Until(List.copyOf(delimiters), kept);
  }

  private static Wanted match(Cursor cursor) {
    if (!cursor.hasNext()) {
      throw cursor.missing("match what?", "match /HTTP\\/1.[01] (\\d+)/, say");
    }
    Word word = cursor.take(Tint.TEXT);
    if (word.quote() != Quote.REGEX) {
      throw Misunderstood.at(word, "a pattern stands between slashes", "/" + word.text() + "/");
    }
    // Bytes are matched as Latin-1, one character each, so the pattern's own text is spelled so
    // too.
    String bytewise = new String(word.bytes().toArray(), StandardCharsets.ISO_8859_1);
    try {
      return new Wanted.Match(Pattern.compile(bytewise, flags(word)));
    } catch (PatternSyntaxException e) {
      int shift = Math.max(0, Math.min(e.getIndex(), word.raw().length() - 1));
      throw new Misunderstood(
          new Problem(
              word.column() + 1 + shift, 1, e.getDescription(), "see java.util.regex.Pattern"));
    }
  }

  private static int flags(Word word) {
    return word.flags().contains("i") ? Pattern.CASE_INSENSITIVE : 0;
  }

  /** What {@code recv} alone means. */
  static Wanted whatever() {
    return new Wanted.Once(Receiving.ROOM);
  }

  @Override
  public List<Candidate> words() {
    return FORMS.subList(0, FORMS.size() - 1);
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    int before = typed.before().size();
    if (before == 0) {
      return FORMS;
    }
    return switch (typed.before().getFirst().raw()) {
      case "exactly" -> before == 1 ? EXACTLY : List.of();
      case "idle" -> before == 1 ? IDLE : List.of();
      case "until" -> before == 1 ? DELIMITERS : typed.isBefore("drop") ? List.of() : DROP;
      default -> List.of();
    };
  }

  @Override
  public String meaning(Typed typed) {
    if (typed.before().isEmpty()) {
      return "what is there; or so much, up to there, that long";
    }
    return FORMS.stream()
        .filter(form -> typed.before().getFirst().is(form.value()))
        .filter(form -> typed.before().size() == 1 || form.value().equals("until"))
        .filter(_ -> !typed.isBefore("drop"))
        .map(form -> form.value() + " " + form.description())
        .findFirst()
        .orElse("");
  }
}
