package socksh.console;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where the shell keeps what is a person's own, after the XDG Base Directory Specification. Whoever
 * writes makes its folder.
 *
 * @param config the folder of the file {@code init}
 * @param state the folder of {@code history} and {@code errors.log}
 */
record Home(Path config, Path state) {

  /** The folders that the environment names, or those under the home folder. */
  static Home of(Map<String, String> environment, String userHome) {
    return new Home(
        folder(environment, "XDG_CONFIG_HOME", userHome, ".config"),
        folder(environment, "XDG_STATE_HOME", userHome, ".local/state"));
  }

  /** A relative path is not valid there, and is passed over. */
  private static Path folder(
      Map<String, String> environment, String name, String userHome, String usual) {
    Path named = Path.of(environment.getOrDefault(name, ""));
    String home = environment.getOrDefault("HOME", userHome);
    return (named.isAbsolute() ? named : Path.of(home, usual)).resolve("socksh");
  }

  /** Lines to run at each start. */
  Path init() {
    return config.resolve("init");
  }

  /** Lines that were typed. */
  Path history() {
    return state.resolve("history");
  }

  /** Whether typed lines can be kept; makes the folder for them. */
  boolean keepsHistory() {
    try {
      Files.createDirectories(state);
      return Files.isWritable(Files.exists(history()) ? history() : state);
    } catch (IOException unwritable) {
      return false;
    }
  }

  /** What went wrong inside the shell. */
  Path errors() {
    return state.resolve("errors.log");
  }
}
