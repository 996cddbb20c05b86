package socksh.command;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import socksh.session.OpenSocket;
import socksh.session.Verdict;

/** A language that a line may be written in when it is no command. */
public interface OtherLanguage {
  /** None: every line is a command. */
  OtherLanguage NONE = new NoOther();

  /**
   * The phrase of this language that begins at a column, if one does. Asked at each key, so it has
   * to be quick.
   *
   * @param coming names that will mean something by the time the phrase is reached
   */
  Optional<Phrase> find(String text, int column, Set<String> coming, Interpreter shell);

  /** Whether a text looks as if it went on with the next line; said of every line of a file. */
  boolean mayGoOn(String text);

  /** Does what a phrase says. */
  Verdict perform(Phrase phrase, Interpreter shell);

  /** Understands a phrase that may still be in the making; never throws. */
  Study study(Phrase phrase, Interpreter shell);

  /** The names that a phrase can begin with, besides those of commands and sockets. */
  List<Candidate> beginnings();

  /** A command has made a socket. */
  void made(OpenSocket socket);
}
