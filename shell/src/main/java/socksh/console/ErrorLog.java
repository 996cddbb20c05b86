package socksh.console;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.function.Consumer;
import socksh.session.OutputGone;

/** For errors of our own: one calm line for the person, the stack trace for us in a file. */
final class ErrorLog {
  private final Path file;
  private final Consumer<String> said;

  /**
   * @param file made, with its folder, when there is something to write; for its owner only
   * @param said shows one line to the person
   */
  ErrorLog(Path file, Consumer<String> said) {
    this.file = file;
    this.said = said;
  }

  /** From now on this hears of what any thread did not catch. */
  void listen() {
    Thread.setDefaultUncaughtExceptionHandler((_, broken) -> note(broken));
  }

  /** The same, but that nobody reads our output is no error: it is told to {@code unread}. */
  void listen(Consumer<OutputGone> unread) {
    Thread.setDefaultUncaughtExceptionHandler(
        (_, broken) -> {
          if (broken instanceof OutputGone gone) {
            unread.accept(gone);
          } else {
            note(broken);
          }
        });
  }

  /** Writes it down and says so. */
  void note(Throwable broken) {
    String what = "socksh has an error of its own (" + broken + ")";
    try {
      write(broken);
      said.accept(what + "; the details are in " + file);
    } catch (IOException unwritable) {
      said.accept(what + "; " + file + " cannot be written: " + unwritable.getMessage());
    }
  }

  private synchronized void write(Throwable broken) throws IOException {
    StringWriter trace = new StringWriter();
    trace.append(Instant.now().toString()).append(' ').append(Thread.currentThread().getName());
    broken.printStackTrace(new PrintWriter(trace.append('\n'), true));
    Files.createDirectories(file.getParent());
    if (!Files.exists(file)) {
      var ownerOnly = PosixFilePermissions.fromString("rw-------");
      Files.createFile(file, PosixFilePermissions.asFileAttribute(ownerOnly));
    }
    Files.writeString(file, trace.toString(), StandardOpenOption.APPEND);
  }
}
