import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.terminal.Size;
import org.jline.terminal.impl.jni.JniNativePty;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.spi.Pty;

/**
 * Plays a first visit to the shell in a pseudo terminal, and then some scripts, and keeps what the
 * JVM learnt from each.
 *
 * <p>Run after the jar is packed, by Maven or by {@code bin/socksh}, with the JDK that shall run
 * the program. Arguments: the folder with the jar, the options of the JVM, the lines to type.
 * {@code {port}} in a line becomes the port of an echo server on loopback; {@code \t} and its like
 * are the keys they stand for. What the program showed stays beside the cache in {@code
 * rehearsal.log}.
 */
final class Rehearsal {

  private static final int LIMIT_SECONDS = 60;
  private static final String LOG = "rehearsal.log";
  private static final String SCRIPTS_LOG = "rehearsal-scripts.log";

  /** A byte no program shows: what follows the last thing it did show. */
  private static final int CURTAIN = 0;

  private Rehearsal() {}

  static void main(String[] args) throws Exception {
    Path target = Path.of(args[0]).toAbsolutePath();
    System.setProperty("library.jline.path", target.resolve("lib/org/jline/nativ").toString());
    Path cache = target.resolve("socksh.aot");
    Files.deleteIfExists(cache);
    ServerSocket echo = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    inBackground(() -> echoWhileAnybodyCares(echo));
    try (Pty pty = new JniTerminalProvider().open(null, new Size(80, 24))) {
      play(pty, program(target, args[1], cache), keys(Path.of(args[2]), echo.getLocalPort()));
    }
    Path scripts = target.resolve("scripts.aot");
    Files.deleteIfExists(scripts);
    Path dialogue = target.resolve("rehearsal-dialogue.groovy");
    Files.writeString(dialogue, dialogue(echo.getLocalPort()));
    playScripts(
        program(
            target, args[1], scripts, "run", "two-clients", "http-host", "meter", "" + dialogue));
    if (!Files.exists(cache) || !Files.exists(scripts)) {
      throw new IllegalStateException("no cache was made, see " + target.resolve(LOG));
    }
    sign(target);
  }

  private static ProcessBuilder program(Path target, String options, Path cache, String... words) {
    var program =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "@" + Path.of(options).toAbsolutePath(),
            "-XX:AOTCacheOutput=" + cache,
            "-jar",
            target.resolve("socksh.jar").toString());
    program.command().addAll(List.of(words));
    program.environment().put("TERM", "xterm-256color");
    program.environment().put("HOME", target.resolve("rehearsal-home").toString());
    program.environment().keySet().removeIf(name -> name.startsWith("XDG_"));
    program.environment().remove("NO_COLOR");
    return program.directory(target.toFile());
  }

  private static String keys(Path script, int port) throws IOException {
    return Files.readAllLines(script).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replace("{port}", Integer.toString(port)).translateEscapes() + "\r")
        .collect(Collectors.joining());
  }

  /**
   * Types everything at once: the terminal keeps what is typed ahead until the program reads it.
   */
  private static void play(Pty pty, ProcessBuilder program, String keys) throws Exception {
    Files.createDirectories(Path.of(program.environment().get("HOME")));
    File terminal = new File(((JniNativePty) pty).getName());
    program.redirectInput(terminal).redirectOutput(terminal).redirectError(terminal);
    Path log = program.directory().toPath().resolve(LOG);
    Process running = program.start();
    Thread watching = inBackground(() -> watch(pty.getMasterInput(), log));
    pty.getMasterOutput().write(keys.getBytes(StandardCharsets.UTF_8));
    pty.getMasterOutput().flush();
    boolean ended = running.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    running.destroyForcibly();
    pty.getSlaveOutput().write(CURTAIN);
    watching.join();
    if (!ended || running.exitValue() != 0) {
      throw new IllegalStateException("the rehearsal went wrong, see " + log);
    }
  }

  /** Long enough for the JVM to learn which methods a long script is made of. */
  private static String dialogue(int port) {
    return "a = open tcp, '127.0.0.1', %d\n".formatted(port)
        + IntStream.range(0, 500)
            .mapToObj("a.send 'ping %1$d\\r\\n'\na.expect line: 'ping %1$d'\n"::formatted)
            .collect(Collectors.joining())
        + "a.close()\n";
  }

  /**
   * Scripts have a cache of their own: with all of Groovy in it, one for both would make the prompt
   * slower and larger.
   */
  private static void playScripts(ProcessBuilder program) throws Exception {
    File log = program.directory().toPath().resolve(SCRIPTS_LOG).toFile();
    Process running = program.redirectErrorStream(true).redirectOutput(log).start();
    boolean ended = running.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
    running.destroyForcibly();
    if (!ended || running.exitValue() != 0) {
      throw new IllegalStateException("the rehearsal of scripts went wrong, see " + log);
    }
  }

  private static void watch(InputStream screen, Path log) throws IOException {
    try (OutputStream shown = Files.newOutputStream(log)) {
      for (int b = screen.read(); b != CURTAIN; b = screen.read()) {
        shown.write(b);
      }
    }
  }

  /** Notes which JDK the cache serves, so that bin/socksh can tell when to rehearse again. */
  private static void sign(Path target) throws IOException {
    String home = System.getProperty("java.home");
    Properties release = new Properties();
    try (var file = Files.newBufferedReader(Path.of(home, "release"))) {
      release.load(file);
    }
    String version = release.getProperty("JAVA_RUNTIME_VERSION", "").replace("\"", "");
    Files.writeString(target.resolve("socksh.jdk"), home + "\n" + version + "\n");
    Files.writeString(target.resolve("built"), "");
  }

  private static void echoWhileAnybodyCares(ServerSocket echo) throws IOException {
    while (true) {
      try (Socket client = echo.accept()) {
        client.getInputStream().transferTo(client.getOutputStream());
      }
    }
  }

  private interface Chore {
    void run() throws Exception;
  }

  private static Thread inBackground(Chore chore) {
    return Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                chore.run();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
  }
}
