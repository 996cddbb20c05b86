package socksh.kernel;

import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.util.OptionalInt;

/** The window that a terminal has: ioctl(2) with TIOCGWINSZ, see ioctl_tty(2). */
public final class Window {
  private static final long TIOCGWINSZ = 0x5413;

  private Window() {}

  /** The columns of the terminal behind a descriptor; empty where it is none or does not know. */
  public static OptionalInt columns(Fd terminal) {
    Scratch scratch = Scratch.mine();
    if (Functions.ioctl(scratch, terminal.number(), TIOCGWINSZ, scratch.word) < 0) {
      return OptionalInt.empty();
    }
    int columns = Short.toUnsignedInt(scratch.word.get(JAVA_SHORT, Short.BYTES)); // behind the rows
    return columns > 0 ? OptionalInt.of(columns) : OptionalInt.empty();
  }
}
