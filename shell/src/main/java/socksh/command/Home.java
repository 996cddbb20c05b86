package socksh.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the shell keeps what is a person's own, after the XDG Base Directory Specification. Whoever
 * writes makes its folder.
 *
 * @param config the folder of the file {@code init}
 * @param state the folder of {@code history} and {@code errors.log}
 */
public record Home(Path config, Path state) {

  /** The folders that the environment names, or those under the home folder. */
  public static Home of(Function<String, Optional<String>> environment, String userHome) {
    return new Home(
        folder(environment, "XDG_CONFIG_HOME", userHome, ".config"),
        folder(environment, "XDG_STATE_HOME", userHome, ".local/state"));
  }

  /** A relative path is not valid there, and is passed over. */
  private static Path folder(
      Function<String, Optional<String>> environment, String name, String userHome, String usual) {
    Path named = Path.of(environment.apply(name).orElse(""));
    String home = environment.apply("HOME").orElse(userHome);
    return (named.isAbsolute() ? named : Path.of(home, usual)).resolve("socksh");
  }

  /** Lines to run at each start. */
  public Path init() {
    return config.resolve("init");
  }

  /** Lines that were typed. */
  public Path history() {
    return state.resolve("history");
  }

  /** Whether typed lines can be kept; makes the folder for them. */
  public boolean keepsHistory() {
    try {
      Files.createDirectories(state);
      return Files.isWritable(Files.exists(history()) ? history() : state);
    } catch (IOException unwritable) {
      return false;
    }
  }

  /** How far the person has come in the course. */
  public Path lessons() {
    return state.resolve("lessons");
  }

  /** What went wrong inside the shell. */
  public Path errors() {
    return state.resolve("errors.log");
  }
}
