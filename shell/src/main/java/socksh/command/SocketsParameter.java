package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import socksh.language.Word;
import socksh.session.OpenSocket;

/**
 * One or more sockets by name or number, up to a word that is not one of them but a keyword.
 *
 * @param keywords the words that end the list
 */
record SocketsParameter(String usage, Set<String> keywords) implements Parameter<List<OpenSocket>> {

  @Override
  public Place place() {
    return Place.OPTIONAL;
  }

  @Override
  public boolean startsAt(Cursor cursor) {
    return keywords.stream().noneMatch(cursor::at);
  }

  @Override
  public List<OpenSocket> read(Cursor cursor) {
    List<OpenSocket> sockets = new ArrayList<>();
    while (cursor.hasNext() && startsAt(cursor)) {
      sockets.add(SocketParameter.next(cursor, keywords));
    }
    return sockets;
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    Set<String> taken = typed.before().stream().map(Word::text).collect(Collectors.toSet());
    return typed.sockets().all().stream()
        .map(SocketParameter::candidate)
        .filter(candidate -> !taken.contains(candidate.value()))
        .toList();
  }
}
