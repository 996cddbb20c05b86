package socksh.console;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jline.nativ.JLineNativeLoader;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.jni.JniTerminalProvider;
import org.jline.terminal.impl.jni.linux.LinuxNativePty;
import org.jline.terminal.spi.Pty;
import org.jline.terminal.spi.SystemStream;
import org.jline.utils.InfoCmp;

/** Finds out what we are connected to, and makes the one terminal of the program. */
final class Terminals {
  /** Where a build puts the libraries that JLine brings along, seen from the program. */
  private static final String LIBRARIES = "lib/org/jline/nativ";

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
   * Begins, on a thread of its own, what takes longest about a terminal: loading JLine's library.
   * Whoever opens the terminal waits for it, see JLineNativeLoader.
   */
  static void prepare() {
    useLibraryBesideProgram();
    Thread.ofPlatform().daemon().name("library").start(JLineNativeLoader::initialize);
  }

  /**
   * The terminal; the caller closes it, which gives it back as it was.
   *
   * @param screen the stream to show things on; the keys come from standard input
   * @param environment its TERM is the type; a name that nobody knows counts as {@code dumb}
   */
  static Terminal open(Stream screen, Options.Colour colour, Map<String, String> environment)
      throws IOException {
    String type = type(environment.getOrDefault("TERM", ""));
    Optional<Terminfo> able = Terminfo.of(type, environment);
    String known = able.isPresent() || isKnown(type) ? type : Terminal.TYPE_DUMB;
    var stream = screen == Stream.OUTPUT ? SystemStream.Output : SystemStream.Error;
    Pty pty = LinuxNativePty.current(new JniTerminalProvider(), stream);
    OwnTerminal terminal = new OwnTerminal(known, able, pty);
    if (colour == Options.Colour.NEVER) {
      terminal.forgetColours();
    }
    return terminal;
  }

  /**
   * JLine would unpack its library into the folder for temporary files at each start. The library
   * lies beside the program, which is the first on the class path.
   */
  private static void useLibraryBesideProgram() {
    String program = System.getProperty("java.class.path").split(File.pathSeparator, 2)[0];
    Path libraries = Path.of(program).toAbsolutePath().resolveSibling(LIBRARIES);
    if (Files.isDirectory(libraries)) {
      System.setProperty("library.jline.path", libraries.toString());
    }
  }

  /** Whether it can move its cursor. */
  static boolean isDumb(Terminal terminal) {
    return terminal.getStringCapability(InfoCmp.Capability.cursor_up) == null;
  }

  private static String type(String named) {
    boolean nothing = named.isBlank() || named.startsWith(Terminal.TYPE_DUMB);
    return nothing ? Terminal.TYPE_DUMB : named;
  }

  /** Whether JLine knows a name that the system does not, or infocmp(1) knows where to look. */
  private static boolean isKnown(String type) {
    try {
      String brought = InfoCmp.getDefaultInfoCmp(type);
      if (brought != null) {
        InfoCmp.setLoadedInfoCmp(type, brought);
      }
      String capabilities = InfoCmp.getInfoCmp(type);
      return capabilities != null && !capabilities.isBlank();
    } catch (IOException unknown) {
      return false;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
