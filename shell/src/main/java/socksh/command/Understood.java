package socksh.command;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import socksh.language.Misunderstood;
import socksh.language.Word;
import socksh.session.OpenSocket;

/**
 * A line that was understood, for somebody who wants to say it in other words.
 *
 * @param socket the socket it speaks to, where one is meant
 * @param namesSocket whether the line begins with its socket
 * @param parts its parameters, in the order in which they stand
 * @param name what it calls the socket it makes
 */
public record Understood(
    Command command,
    Optional<OpenSocket> socket,
    boolean namesSocket,
    List<Part> parts,
    Optional<String> name,
    boolean background) {

  /** One parameter: what it became, its words, and what each of these is. */
  public record Part(Parameter<?> parameter, Object value, List<Word> words, List<Mark> marks) {}

  static Understood of(Request request) {
    return new Understood(
        request.command(),
        request.socket(),
        request.line().words().getFirst() != request.verb(),
        request.values().parts(),
        request.name().map(Word::text),
        request.mode() == Request.Mode.BACKGROUND);
  }

  /** Nothing where the words mean nothing. */
  static Optional<Understood> orNothing(Supplier<Request> reader) {
    try {
      return Optional.of(of(reader.get()));
    } catch (Misunderstood notUnderstood) {
      return Optional.empty(); // whoever typed it was told so
    }
  }
}
