package socksh.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import socksh.kernel.Fd;
import socksh.kernel.Window;

/**
 * What the program was started with: its three streams, which of them lead to a terminal, and the
 * variables of its environment. The streams stay the caller's.
 */
record Standard(
    InputStream in,
    OutputStream out,
    OutputStream err,
    Set<Terminals.Stream> terminals,
    Map<String, String> environment) {
  private static final Fd STANDARD_ERROR = new Fd(2);
  private static final int USUAL_COLUMNS = 80;

  /** That of this process. Not System.out, because a PrintStream hides that nobody reads it. */
  static Standard ofProcess() {
    Set<Terminals.Stream> terminals = EnumSet.noneOf(Terminals.Stream.class);
    for (Terminals.Stream stream : Terminals.Stream.values()) {
      if (Terminals.isTerminal(stream)) {
        terminals.add(stream);
      }
    }
    return new Standard(
        System.in,
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        terminals,
        System.getenv());
  }

  /** The value of a variable of the environment. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name));
  }

  boolean isTerminal(Terminals.Stream stream) {
    return terminals.contains(stream);
  }

  /**
   * How many columns of the screen behind standard error may be used, or 0 where it is none; some
   * terminals go on to the next line when the last one is filled.
   */
  int columns() {
    return isTerminal(Terminals.Stream.ERROR)
        ? Window.columns(STANDARD_ERROR).orElse(USUAL_COLUMNS) - 1
        : 0;
  }

  /** Whether the output is this process's descriptor 1, and not a stream that stands in for it. */
  boolean ownOutput() {
    try {
      return out instanceof FileOutputStream file && file.getFD() == FileDescriptor.out;
    } catch (IOException closed) {
      return false;
    }
  }

  /** Whether a person can be talked to: keys on one side, a screen on the other. */
  boolean isPerson() {
    return isTerminal(Terminals.Stream.INPUT)
        && (isTerminal(Terminals.Stream.OUTPUT) || isTerminal(Terminals.Stream.ERROR));
  }
}
