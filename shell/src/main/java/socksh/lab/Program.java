package socksh.lab;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A sample that is a process of its own, so that it can be stopped by the kernel while its sockets
 * live on, and killed without a chance to say goodbye. It ends with the sample, and when this
 * process ends.
 */
public final class Program implements Closeable {

  private static final long PATIENCE_SECONDS = 20;
  private static final long BETWEEN_LOOKS_NANOS = 1_000_000;

  private final Process process;
  private final Thread hook;

  private Program(Process process) {
    this.process = process;
    this.hook = Thread.ofPlatform().unstarted(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Starts the echo; the premises own it. */
  static SocketAddress echo(Premises at, int port) throws IOException {
    Program program = new Program(command(port).start());
    at.runs(program);
    BufferedReader told =
        new BufferedReader(
            new InputStreamReader(program.process.getInputStream(), StandardCharsets.ISO_8859_1));
    String where = told.readLine();
    if (where == null) {
      throw new IOException("the process ended at once");
    }
    at.start(() -> note(at, told));
    return Listener.loopback(Integer.parseInt(where));
  }

  /** Small and quick to start: it has nothing to do but to echo. */
  private static ProcessBuilder command(int port) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx16m",
            "-cp",
            place().toString(),
            EchoProgram.class.getName(),
            "" + port)
        .redirectError(ProcessBuilder.Redirect.DISCARD);
  }

  private static Path place() throws IOException {
    try {
      return Path.of(EchoProgram.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  private static void note(Premises at, BufferedReader told) {
    try {
      for (String line = told.readLine(); line != null; line = told.readLine()) {
        at.log().add(Entry.of(line));
      }
    } catch (IOException killed) {
      at.log().closed("", "the process has ended");
    }
  }

  /** Its number in the kernel's table of processes. */
  public long number() {
    return process.pid();
  }

  /** Whether it has not ended; a frozen one has not. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Stops it where it stands, signal(7) SIGSTOP; returns when every thread of it is stopped. Its
   * sockets stay, and the kernel goes on answering for them.
   */
  public void freeze() throws IOException {
    signal("STOP");
    await(true);
  }

  /** Lets it go on, SIGCONT. */
  public void thaw() throws IOException {
    signal("CONT");
    await(false);
  }

  /** Ends it without a word, SIGKILL, stopped or not; the kernel closes what it had open. */
  public void kill() throws IOException {
    process.destroyForcibly();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("process " + number() + " has not ended");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() throws IOException {
    kill();
    try {
      var _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException endingAnyway) {
      // This process is about to end, and the hook has nothing left to do.
    }
  }

  /** Java has no word for these signals; the shell of the system has. */
  private void signal(String name) throws IOException {
    Process kill =
        new ProcessBuilder("/bin/sh", "-c", "kill -s " + name + " " + number()).inheritIO().start();
    try {
      if (kill.waitFor() != 0) {
        throw new IOException("process " + number() + " took no SIG" + name);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A signal is taken by thread after thread; proc(5) tells which of them are stopped. */
  private void await(boolean stopped) throws IOException {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (process.isAlive() && threads().anyMatch(state -> state.equals("T") != stopped)) {
      if (System.nanoTime() > limit) {
        throw new IOException("process " + number() + " does not obey");
      }
      LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
    }
  }

  private Stream<String> threads() throws IOException {
    try (Stream<Path> tasks = Files.list(Path.of("/proc/" + number() + "/task"))) {
      return tasks.map(Program::state).toList().stream();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** One letter; of a thread that has ended since the list was made, none. */
  private static String state(Path task) {
    try {
      String line = Files.readString(task.resolve("stat"));
      return line.substring(line.lastIndexOf(')') + 2).split(" ")[0];
    } catch (IOException ended) {
      return "";
    }
  }
}
