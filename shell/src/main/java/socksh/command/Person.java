package socksh.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import socksh.session.Session;

/** The person at the terminal, who can be asked something in the middle of a command. */
@FunctionalInterface
public interface Person {
  /** Ctrl-C is looked for this often while the person thinks. */
  int PATIENCE_MILLIS = 100;

  /** Asks, and waits for one line; empty when the person gave none, by Ctrl-C or Ctrl-D. */
  Optional<String> answer(String question);

  /** Asks a question whose answer is yes or no; anything but yes is no. */
  default boolean agrees(String question) {
    return answer(question + " [y/N]")
        .map(String::strip)
        .filter(word -> word.equalsIgnoreCase("y") || word.equalsIgnoreCase("yes"))
        .isPresent();
  }

  /**
   * Whether a file may be written: where it exists, a person has to agree.
   *
   * @throws socksh.language.Misunderstood where it exists and nobody is there to ask
   */
  static boolean allowsWriting(Invocation invocation, Path file, boolean overwrite) {
    if (overwrite || !Files.exists(file)) {
      return true;
    }
    Person person =
        of(invocation)
            .orElseThrow(() -> invocation.wrong(file + " exists", "add the word `overwrite`"));
    return person.agrees(file + " exists: overwrite it?");
  }

  /** Whoever sits at the keyboard of the shell, if somebody does. */
  static Optional<Person> of(Invocation invocation) {
    return invocation.world().keys().map(keys -> at(keys, invocation.session()));
  }

  private static Person at(Keys keys, Session session) {
    return question ->
        keys.take(Keys.Mode.LINES)
            .flatMap(
                hold -> {
                  hold.show((question + " ").getBytes(StandardCharsets.UTF_8));
                  return line(hold, session);
                });
  }

  private static Optional<String> line(Keys.Hold hold, Session session) {
    try (hold) {
      while (!session.interrupted()) {
        switch (hold.read(PATIENCE_MILLIS)) {
          case Keys.Typing.Text(String text, _) -> {
            return Optional.of(text);
          }
          case Keys.Typing.End _, Keys.Typing.Back _ -> {
            return Optional.empty();
          }
          case Keys.Typing.Nothing _ -> {}
        }
      }
      return Optional.empty();
    }
  }
}
