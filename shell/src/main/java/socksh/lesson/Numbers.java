package socksh.lesson;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import socksh.command.Candidate;
import socksh.command.Interpreter;
import socksh.command.OtherLanguage;
import socksh.command.Phrase;
import socksh.command.Study;
import socksh.session.OpenSocket;
import socksh.session.Verdict;

/** While the tutor asks something, a number alone is the answer; all else is the other language. */
record Numbers(OtherLanguage other, LessonCommands lessons) implements OtherLanguage {
  @Override
  public Optional<Phrase> find(String text, int column, Set<String> coming, Interpreter shell) {
    String rest = text.substring(column).stripTrailing();
    return isAnswer(rest)
        ? Optional.of(
            new Phrase(text, column, column + rest.length(), Phrase.Ending.WHOLE, Set.of()))
        : other.find(text, column, coming, shell);
  }

  private boolean isAnswer(String text) {
    return text.length() == 1 && text.charAt(0) >= '1' && text.charAt(0) <= '9' && lessons.asks();
  }

  @Override
  public boolean mayGoOn(String text) {
    return other.mayGoOn(text);
  }

  @Override
  public Verdict perform(Phrase phrase, Interpreter shell) {
    if (isAnswer(phrase.text())) {
      lessons.answer(phrase.text());
      return Verdict.DONE;
    }
    return other.perform(phrase, shell);
  }

  @Override
  public Study study(Phrase phrase, Interpreter shell) {
    return other.study(phrase, shell);
  }

  @Override
  public List<Candidate> beginnings() {
    return other.beginnings();
  }

  @Override
  public void made(OpenSocket socket) {
    other.made(socket);
  }
}
