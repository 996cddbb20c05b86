package socksh.command;

import java.util.List;

/** A word that is there or not. */
record FlagParameter(String keyword, String description) implements Parameter<Boolean> {
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
  public String meaning(Typed typed) {
    return typed.before().isEmpty() ? description : "";
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    return typed.before().isEmpty() ? words() : List.of();
  }
}
