package socksh.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import socksh.language.DidYouMean;
import socksh.language.Misunderstood;
import socksh.language.Word;
import socksh.session.OpenSocket;

/** One of the open sockets, by name or number. */
record SocketParameter() implements Parameter<OpenSocket> {

  @Override
  public String usage() {
    return "SOCKET";
  }

  @Override
  public Place place() {
    return Place.REQUIRED;
  }

  @Override
  public boolean startsAt(Cursor cursor) {
    return Catalog.socket(cursor.peek(), cursor.sockets()).isPresent();
  }

  @Override
  public OpenSocket read(Cursor cursor) {
    if (!cursor.hasNext()) {
      throw cursor.missing("which socket?", "a name, or a number such as #1; `sockets` lists them");
    }
    return next(cursor, Set.of());
  }

  /**
   * The open socket that the next word names.
   *
   * @param keywords what else the word may have been meant to be
   */
  static OpenSocket next(Cursor cursor, Set<String> keywords) {
    Word word = cursor.take(Tint.SOCKET);
    return Catalog.socket(word, cursor.sockets())
        .or(() -> cursor.sockets().find("#" + word.text()))
        .orElseThrow(() -> unknown(word, cursor, keywords));
  }

  private static Misunderstood unknown(Word word, Cursor cursor, Set<String> keywords) {
    List<String> names = new ArrayList<>(keywords);
    for (OpenSocket socket : cursor.sockets().all()) {
      names.add(socket.label());
      socket.name().ifPresent(names::add);
    }
    String tip = DidYouMean.tip(word.text(), names, "`sockets` lists them");
    return Misunderstood.at(word, "there is no socket " + word.raw(), tip);
  }

  @Override
  public List<Candidate> candidates(Typed typed) {
    return typed.before().isEmpty()
        ? typed.sockets().all().stream().map(SocketParameter::candidate).toList()
        : List.of();
  }

  /** A socket as something to type. */
  static Candidate candidate(OpenSocket socket) {
    return Candidate.of(socket.name().orElse(socket.label()), "sockets", described(socket));
  }

  /** A socket in a few words: {@code tcp to 127.0.0.1:80}. */
  static String described(OpenSocket socket) {
    return socket
        .peer()
        .map(peer -> socket.protocol() + " to " + peer)
        .orElseGet(() -> socket.protocol() + ", " + Setting.typed(socket.phase()));
  }
}
