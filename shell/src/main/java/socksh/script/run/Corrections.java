package socksh.script.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import socksh.command.Interpreter;
import socksh.command.Person;
import socksh.script.Result;
import socksh.script.Source;
import socksh.script.Stage;
import socksh.script.Terms;
import socksh.script.Update;
import socksh.view.Paper;
import socksh.view.Style;
import socksh.view.Styled;

/** {@code --update}: corrects scripts by what came, when somebody agrees. */
final class Corrections {
  private final Stage stage = new Stage();
  private final RunOptions options;
  private final Paper err;
  private final Optional<Person> person;

  Corrections(RunOptions options, Paper err, Optional<Person> person) {
    this.options = options;
    this.err = err;
    this.person = person;
  }

  /**
   * Refuses before anything is played.
   *
   * @throws IllegalArgumentException in a CI, which judges what is and does not change it
   */
  static void refuseInCi(Optional<String> ci) {
    if (ci.filter(value -> !value.isEmpty() && !value.equals("false")).isPresent()) {
      throw new IllegalArgumentException(
          "--update is refused where CI is set: correct the script at home and look at it");
    }
  }

  /** Plays a script; what other text came is written into it, when somebody agrees. */
  Result play(Source source, Interpreter shell, Terms terms) {
    Update update = new Update(source, terms.steps());
    Result result = stage.play(source, shell, terms.with(update));
    if (!update.isNeeded()) {
      return result;
    }
    update.difference().forEach(err::print);
    if (!isAgreed(source)) {
      return update.uncorrected(result);
    }
    write(source, update.text());
    return result;
  }

  private boolean isAgreed(Source source) {
    if (!isFile(source)) {
      say(source.name() + " is packed into the program and cannot be corrected");
      return false;
    }
    if (options.wants(RunOptions.Flag.YES)) {
      return true;
    }
    if (person.isEmpty()) {
      say("nobody is here to ask: --yes corrects " + source.name() + " without asking");
    }
    return person.filter(each -> each.agrees("correct " + source.name() + "?")).isPresent();
  }

  /** Whether a script is a file that can be written, and still says the same. */
  static boolean isFile(Source source) {
    try {
      Path file = Path.of(source.name());
      return Files.isWritable(file) && Files.readString(file).equals(source.text());
    } catch (IOException unreadable) {
      return false;
    }
  }

  private void write(Source source, String text) {
    try {
      Files.writeString(Path.of(source.name()), text);
      say("corrected " + source.name());
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
  }

  private void say(String sentence) {
    err.print(Styled.of(Style.PLAIN, sentence));
  }
}
