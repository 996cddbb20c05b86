package socksh.command;

import java.util.Optional;

/** The person at the terminal, who can be asked something in the middle of a command. */
@FunctionalInterface
public interface Person {
  /** Asks, and waits for one line; empty when the person gave none, by Ctrl-C or Ctrl-D. */
  Optional<String> answer(String question);

  /** Asks a question whose answer is yes or no; anything but yes is no. */
  default boolean agrees(String question) {
    return answer(question + " [y/N] ")
        .map(String::strip)
        .filter(word -> word.equalsIgnoreCase("y") || word.equalsIgnoreCase("yes"))
        .isPresent();
  }
}
