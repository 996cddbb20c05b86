package socksh.command;

import java.util.List;
import java.util.Optional;
import socksh.language.Payload;
import socksh.language.Word;
import socksh.session.OpenSocket;

/** What {@code serve} is to do. */
public sealed interface ServeWish {
  /** Show the servers there are. */
  record Show() implements ServeWish {}

  /** End one, or all where none is named. */
  record Stop(Optional<OpenSocket> server) implements ServeWish {}

  /** Serve on until Ctrl-C. */
  record Wait() implements ServeWish {}

  /** Begin one. */
  record Start(Target where, List<Clause> clauses) implements ServeWish {}

  /**
   * One of its words with what belongs to it.
   *
   * @param word where it stands
   * @param payload what it says, where it says something
   * @param value its number, time or path, where it has one
   * @param condition which messages it is about, where it is a rule
   * @param command what it runs, empty where it runs nothing
   */
  record Clause(
      ServeWord is,
      Word word,
      Optional<Payload> payload,
      Optional<Word> value,
      Optional<ServeCondition> condition,
      List<Word> command) {
    static Clause of(ServeWord is, Word word) {
      return new Clause(is, word, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    Clause says(Payload said) {
      return new Clause(is, word, Optional.of(said), value, condition, command);
    }

    Clause with(Word given) {
      return new Clause(is, word, payload, Optional.of(given), condition, command);
    }

    Clause on(ServeCondition message) {
      return new Clause(is, word, payload, value, Optional.of(message), command);
    }

    Clause runs(List<Word> words) {
      return new Clause(is, word, payload, value, condition, words);
    }
  }
}
