package socksh.command;

import java.util.List;
import java.util.function.Function;
import socksh.language.Word;

/** One word, read by a function. */
record WordParameter<T>(
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
    return typed.before().isEmpty() ? offers.apply(typed) : List.of();
  }
}
