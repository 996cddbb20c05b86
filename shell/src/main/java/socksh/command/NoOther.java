package socksh.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import socksh.session.OpenSocket;
import socksh.session.Verdict;

/** The language in which nothing can be said. */
final class NoOther implements OtherLanguage {
  @Override
  public Optional<Phrase> find(String text, int column, Set<String> coming, Interpreter shell) {
    return Optional.empty();
  }

  @Override
  public boolean mayGoOn(String text) {
    return false;
  }

  @Override
  public Verdict perform(Phrase phrase, Interpreter shell) {
    throw new IllegalArgumentException(phrase.text());
  }

  @Override
  public Study study(Phrase phrase, Interpreter shell) {
    throw new IllegalArgumentException(phrase.text());
  }

  @Override
  public List<Candidate> beginnings() {
    return List.of();
  }

  @Override
  public void made(OpenSocket socket) {}
}
