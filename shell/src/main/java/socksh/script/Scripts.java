package socksh.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import socksh.command.Commands;
import socksh.command.Interpreter;
import socksh.command.Machine;
import socksh.kernel.LinuxKernel;
import socksh.session.Session;

/**
 * Session scripts in a test of yours: {@code Scripts.play(Path.of("login.groovy")).verify()}, from
 * JUnit, Spock or anything else.
 */
public final class Scripts {
  private Scripts() {}

  /**
   * Plays a script as it was written.
   *
   * @throws IOException when the file cannot be read
   */
  public static Result play(Path file) throws IOException {
    return play(file, Map.of());
  }

  /**
   * Plays a script in a shell of its own, which ends with it; what goes wrong is in the result.
   *
   * @param settings values for its parameters, by name
   * @throws IOException when the file cannot be read
   */
  public static Result play(Path file, Map<String, String> settings) throws IOException {
    Interpreter shell = shell();
    try {
      return new Stage().play(new Source(file.toString(), Files.readString(file)), shell, settings);
    } finally {
      shell.finish();
    }
  }

  /** A shell on the kernel of this machine that nothing was done in yet. */
  static Interpreter shell() {
    Session session = new Session(new LinuxKernel(), System::nanoTime, List.of());
    return new Interpreter(session, Commands.catalog(new Exports()), new Machine());
  }
}
