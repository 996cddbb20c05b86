package socksh.command;

import java.util.Arrays;
import java.util.List;
import socksh.kernel.Errno;
import socksh.language.Word;

/** An errno by its name or number, or words out of what it says. */
record ErrnoParameter() implements Parameter<List<Word>> {

  @Override
  public String usage() {
    return "[NAME | NUMBER | WORDS]";
  }

  @Override
  public Place place() {
    return Place.OPTIONAL;
  }

  @Override
  public boolean startsAt(Cursor cursor) {
    return true;
  }

  @Override
  public List<Word> read(Cursor cursor) {
    int from = cursor.index();
    while (cursor.hasNext()) {
      cursor.take(Tint.NAME);
    }
    return cursor.words().subList(from, cursor.end());
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    return typed.before().isEmpty()
        ? Arrays.stream(Errno.values())
            .map(errno -> Candidate.of(errno.name(), "errnos", errno.words()))
            .toList()
        : List.of();
  }
}
