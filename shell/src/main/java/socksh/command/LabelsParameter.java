package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import socksh.language.Word;

/** Sockets of the past and the present, by their labels: {@code #2} may be closed long ago. */
record LabelsParameter(SocketsParameter open) implements Parameter<List<String>> {

  LabelsParameter(Set<String> keywords) {
    this(new SocketsParameter("[SOCKET...]", keywords));
  }

  @Override
  public String usage() {
    return open.usage();
  }

  @Override
  public Place place() {
    return Place.OPTIONAL;
  }

  @Override
  public boolean startsAt(Cursor cursor) {
    return open.startsAt(cursor);
  }

  @Override
  public List<String> read(Cursor cursor) {
    List<String> labels = new ArrayList<>();
    while (cursor.hasNext() && startsAt(cursor)) {
      Word word = cursor.peek();
      if (word.raw().matches("#\\d{1,9}")) {
        labels.add(cursor.take(Tint.SOCKET).raw());
      } else {
        labels.add(SocketParameter.next(cursor, open.keywords()).label());
      }
    }
    return labels;
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    return open.candidates(typed);
  }
}
