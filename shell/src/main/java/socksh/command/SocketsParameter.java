package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import socksh.language.DidYouMean;
import socksh.language.Misunderstood;
import socksh.language.Word;
import socksh.session.OpenSocket;
import socksh.session.Sockets;

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
      sockets.add(one(cursor));
    }
    return sockets;
  }

  /** The open socket that the next word names. */
  OpenSocket one(Cursor cursor) {
    Word word = cursor.take(Tint.SOCKET);
    return Catalog.socket(word, cursor.sockets())
        .orElseThrow(() -> unknown(word, cursor.sockets()));
  }

  private Misunderstood unknown(Word word, Sockets sockets) {
    List<String> known = new ArrayList<>(keywords);
    sockets.all().forEach(socket -> socket.name().ifPresent(known::add));
    String tip =
        DidYouMean.closest(word.text(), known)
            .map(close -> "did you mean `" + close + "`?")
            .orElse("`sockets` lists them");
    return Misunderstood.at(word, "there is no socket " + word.raw(), tip);
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    Set<String> taken = typed.before().stream().map(Word::text).collect(Collectors.toSet());
    return typed.sockets().all().stream()
        .map(socket -> candidate(socket))
        .filter(candidate -> !taken.contains(candidate.value()))
        .toList();
  }

  private static Candidate candidate(OpenSocket socket) {
    String peer = socket.peer().map(it -> " to " + it).orElse("");
    return Candidate.of(socket.name().orElse(socket.label()), "sockets", socket.protocol() + peer);
  }
}
