package socksh.console;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where the shell keeps what is a person's own, after the XDG Base Directory Specification. Nothing
 * is made here; whoever writes makes its folder.
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

  /** What went wrong inside the shell. */
  Path errors() {
    return state.resolve("errors.log");
  }
}
