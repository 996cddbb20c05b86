package socksh.console;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.InfoCmp;

/** Finds out what we are connected to, and makes the one terminal of the program. */
final class Terminals {
  /** The name under which a terminal goes whose colours were taken from it. */
  private static final String COLOURLESS = "socksh-colourless";

  private Terminals() {}

  /** A stream of the process, by its descriptor. */
  enum Stream {
    INPUT(0),
    OUTPUT(1),
    ERROR(2);

    private final int fd;

    Stream(int fd) {
      this.fd = fd;
    }
  }

  /**
   * Whether a stream leads to a terminal. Asked by the name of its file, because isatty(3) would
   * cost every pipe the native library.
   */
  static boolean isTerminal(Stream stream) {
    try {
      String name = Files.readSymbolicLink(Path.of("/proc/self/fd/" + stream.fd)).toString();
      return name.startsWith("/dev/pts/")
          || name.startsWith("/dev/tty")
          || name.equals("/dev/console");
    } catch (IOException closed) {
      return false;
    }
  }

  /**
   * The terminal; the caller closes it, which gives it back as it was.
   *
   * @param type what TERM says; a name that nobody knows counts as {@code dumb}
   * @param screen the stream to show things on; the keys come from standard input
   */
  static Terminal open(String type, Stream screen, Options.Colour colour) throws IOException {
    boolean stdout = screen == Stream.OUTPUT;
    return TerminalBuilder.builder()
        .name("socksh")
        .system(true)
        .systemOutput(
            stdout
                ? TerminalBuilder.SystemOutput.ForcedSysOut
                : TerminalBuilder.SystemOutput.ForcedSysErr)
        .provider("jni")
        .type(type(type, colour))
        .encoding(StandardCharsets.UTF_8)
        .nativeSignals(true)
        .signalHandler(Terminal.SignalHandler.SIG_DFL)
        .build();
  }

  /** Whether it can move its cursor. */
  static boolean isDumb(Terminal terminal) {
    return terminal.getStringCapability(InfoCmp.Capability.cursor_up) == null;
  }

  /** A name that JLine knows, with colours or without. */
  private static String type(String named, Options.Colour colour) {
    String known = known(named);
    if (colour != Options.Colour.NEVER || known.equals(Terminal.TYPE_DUMB)) {
      return known;
    }
    String capabilities = capabilities(known).replaceAll("\\bcolors#\\w+,", "");
    InfoCmp.setLoadedInfoCmp(COLOURLESS, capabilities);
    return COLOURLESS;
  }

  private static String known(String named) {
    boolean nothing = named.isBlank() || named.startsWith(Terminal.TYPE_DUMB);
    return nothing || capabilities(named).isBlank() ? Terminal.TYPE_DUMB : named;
  }

  /** What terminfo(5) says; nothing where neither JLine nor the system knows the name. */
  private static String capabilities(String type) {
    // JLine would start infocmp(1) for every name, even for those whose answer it brings along.
    String brought = InfoCmp.getDefaultInfoCmp(type);
    if (brought != null) {
      InfoCmp.setLoadedInfoCmp(type, brought);
    }
    try {
      String capabilities = InfoCmp.getInfoCmp(type);
      return capabilities == null ? "" : capabilities;
    } catch (IOException unknown) {
      return "";
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return "";
    }
  }
}
