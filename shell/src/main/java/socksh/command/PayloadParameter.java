package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import socksh.language.Expected;
import socksh.language.Payload;
import socksh.language.PayloadReader;
import socksh.language.Quote;
import socksh.language.Role;

/** What to send: takes every word that is left. */
record PayloadParameter() implements Parameter<Payload> {

  @Override
  public String usage() {
    return "PAYLOAD";
  }

  @Override
  public Place place() {
    return Place.REQUIRED;
  }

  @Override
  public boolean startsAt(Cursor cursor) {
    return cursor.hasNext();
  }

  @Override
  public Payload read(Cursor cursor) {
    if (!cursor.hasNext()) {
      throw cursor.missing("there is nothing to send", "\"text\", hex 16 16, file PATH ...");
    }
    PayloadReader reader = new PayloadReader(cursor.words(), cursor.index(), cursor.end());
    cursor.takeRest(marks(reader.roles()));
    return reader.payload();
  }

  private static List<Mark> marks(List<Role> roles) {
    List<Mark> marks = new ArrayList<>(roles.size());
    for (Role role : roles) {
      marks.add(new Mark(role.column(), role.end(), tint(role.kind())));
    }
    return marks;
  }

  private static Tint tint(Role.Kind kind) {
    return switch (kind) {
      case TEXT -> Tint.TEXT;
      case HEX -> Tint.HEX;
      case NUMBER -> Tint.NUMBER;
      case KEYWORD -> Tint.KEYWORD;
      case FILE -> Tint.FILE;
      case SECRET -> Tint.SECRET;
      case ERROR -> Tint.ERROR;
    };
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    Set<Expected> expected = Payload.expected(typed.before(), 0);
    List<Candidate> all = new ArrayList<>();
    if (expected.contains(Expected.PIECE)) {
      Payload.keywords()
          .values()
          .forEach(keyword -> all.add(Candidate.of(keyword.name(), "payload", keyword.summary())));
    }
    if (expected.contains(Expected.PATH)) {
      all.addAll(Paths.candidates(typed));
    }
    if (expected.contains(Expected.VARIABLE)) {
      typed
          .world()
          .variables()
          .forEach(name -> all.add(Candidate.of(name, "variables", "its value stays secret")));
    }
    return all;
  }

  @Override
  public String meaning(Typed typed) {
    return typed.before().reversed().stream()
        .filter(word -> word.quote() == Quote.BARE)
        .flatMap(word -> Optional.ofNullable(Payload.keywords().get(word.raw())).stream())
        .findFirst()
        .map(keyword -> keyword.name() + ": " + keyword.summary() + ", as in " + keyword.example())
        .orElse("pieces that are joined: \"text\\r\\n\", hex 16 16, u16be 20, file PATH");
  }
}
