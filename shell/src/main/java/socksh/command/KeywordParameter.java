package socksh.command;

import java.util.List;
import java.util.function.Function;
import socksh.language.Word;

/** A value after a word of its own: {@code timeout 5s}, {@code to FILE}. */
record KeywordParameter<T>(
    String keyword,
    String value,
    String description,
    Tint tint,
    Function<Word, T> reader,
    Function<Parameter.Typed, List<Candidate>> offers)
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
    return reader.apply(cursor.take(tint));
  }

  @Override
  public List<Candidate> words() {
    return List.of(Candidate.of(keyword + " " + value, "options", description));
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    return switch (typed.before().size()) {
      case 0 -> List.of(Candidate.of(keyword, "options", description));
      case 1 -> offers.apply(typed);
      default -> List.of();
    };
  }

  @Override
  public String meaning(Typed typed) {
    return typed.before().size() < 2 ? description : "";
  }
}
