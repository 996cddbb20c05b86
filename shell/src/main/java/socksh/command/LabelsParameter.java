package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import socksh.language.Word;

/**
 * Sockets of the past and the present, by their labels: {@code #2} or {@code web} may be closed
 * long ago. A name means an open socket first.
 */
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
      labels.add(
          past(cursor).orElseGet(() -> SocketParameter.next(cursor, open.keywords()).label()));
    }
    return labels;
  }

  private static Optional<String> past(Cursor cursor) {
    Word word = cursor.peek();
    Optional<String> label =
        word.raw().matches("#\\d{1,9}")
            ? Optional.of(word.raw())
            : Optional.of(word.raw())
                .filter(_ -> Catalog.socket(word, cursor.sockets()).isEmpty())
                .flatMap(cursor.sockets()::closed);
    label.ifPresent(_ -> cursor.take(Tint.SOCKET));
    return label;
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    return open.candidates(typed);
  }
}
