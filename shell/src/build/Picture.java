import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jline.terminal.Size;
import org.jline.terminal.impl.jni.JniNativePty;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;

/**
 * Draws the picture of the README: types a scenario to the packed program in a pseudo terminal, and
 * writes what its screen shows as SVG, for dark and for light ground.
 *
 * <p>{@code mvn -q -B -pl shell -DskipTests package -Ppicture} makes it anew. Arguments: the folder
 * with the jar, the options of the JVM, the scenario, the picture.
 */
final class Picture {
  private static final long LIMIT_MILLIS = 20_000;

  /** What the program has written so far; the lock of all waiting, too. */
  private final StringBuffer written = new StringBuffer();

  private final Pty pty;

  private Picture(Pty pty) {
    this.pty = pty;
  }

  static void main(String[] args) throws Exception {
    Locale.setDefault(Locale.ROOT); // the numbers of SVG have points
    Path target = Path.of(args[0]).toAbsolutePath();
    System.setProperty("library.jline.path", target.resolve("lib/org/jline/nativ").toString());
    try (Pty pty = new JniTerminalProvider().open(null, new Size(Look.COLUMNS, Look.ROWS))) {
      Process program = start(target, args[1], new File(((JniNativePty) pty).getName()));
      try {
        Picture picture = new Picture(pty);
        Thread.ofPlatform().daemon().start(picture::watch);
        picture.await("a prompt", Look::isAtPrompt);
        for (String line : Files.readAllLines(Path.of(args[2]))) {
          picture.follow(line);
        }
        Files.writeString(Path.of(args[3]), new Drawing(picture.look()).svg());
      } finally {
        program.destroyForcibly().waitFor();
      }
    }
  }

  private static Process start(Path target, String options, File terminal) throws IOException {
    Path home = target.resolve("picture-home");
    Path history = home.resolve(".local/state/socksh/history");
    Files.createDirectories(history.getParent());
    Files.deleteIfExists(history);
    Files.createFile(
        history,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    var program =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + Path.of(options).toAbsolutePath(),
            "-jar",
            target.resolve("socksh.jar").toString());
    program.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    program.environment().remove("NO_COLOR");
    program.environment().putAll(Map.of("TERM", "xterm-256color", "HOME", home.toString()));
    return program.redirectInput(terminal).redirectOutput(terminal).redirectError(terminal).start();
  }

  private void watch() {
    try (Reader screen = new InputStreamReader(pty.getMasterInput(), StandardCharsets.UTF_8)) {
      for (int c = screen.read(); c >= 0; c = screen.read()) {
        synchronized (written) {
          written.append((char) c);
          written.notifyAll();
        }
      }
    } catch (IOException gone) {
      // The terminal was closed, because the picture is drawn.
    }
  }

  /** A line of the scenario: {@code >} type it, {@code _} type without Enter, {@code ~} await. */
  private void follow(String line) throws Exception {
    String rest = line.length() > 2 ? line.substring(2) : "";
    switch (line.isEmpty() ? '#' : line.charAt(0)) {
      case '>' -> {
        int row = look().cursorRow();
        type(rest + "\r");
        await("the prompt after " + rest, look -> look.isAtPrompt() && look.cursorRow() > row);
      }
      case '_' -> {
        type(rest);
        await(rest, look -> look.row(look.cursorRow()).contains("> " + rest));
      }
      case '~' -> await(rest, look -> look.text().contains(rest));
      case '#' -> {}
      default -> throw new IllegalArgumentException("not a line of a scenario: " + line);
    }
  }

  private void type(String keys) throws IOException {
    pty.getMasterOutput().write(keys.getBytes(StandardCharsets.UTF_8));
    pty.getMasterOutput().flush();
  }

  private void await(String what, Predicate<Look> state) throws InterruptedException {
    long limit = System.currentTimeMillis() + LIMIT_MILLIS;
    synchronized (written) {
      while (!state.test(look())) {
        long left = limit - System.currentTimeMillis();
        if (left <= 0) {
          throw new IllegalStateException("never came: " + what + "\n" + look().text());
        }
        written.wait(left);
      }
    }
  }

  private Look look() {
    synchronized (written) {
      return Look.at(written.toString());
    }
  }
}
