package socksh.command;

import java.util.List;
import socksh.language.Misunderstood;
import socksh.language.Word;

/** A file, after a word of its own: {@code to FILE}. */
record PathParameter(String keyword, String value, String description)
    implements Parameter<String> {

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
  public String read(Cursor cursor) {
    cursor.take(Tint.KEYWORD);
    if (!cursor.hasNext()) {
      throw cursor.missing("`" + keyword + "` wants a file", "");
    }
    Word word = cursor.take(Tint.FILE);
    if (word.text().isEmpty()) {
      throw Misunderstood.at(word, "a file has a name", "");
    }
    return word.text();
  }

  @Override
  public List<Candidate> words() {
    return List.of(Candidate.of(keyword + " " + value, "options", description));
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    return switch (typed.before().size()) {
      case 0 -> List.of(Candidate.of(keyword, "options", description));
      case 1 -> Paths.candidates(typed);
      default -> List.of();
    };
  }

  @Override
  public String meaning(Typed typed) {
    return typed.before().size() < 2 ? description : "";
  }
}
