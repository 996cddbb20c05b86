package socksh.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.InputFlag;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.utils.NonBlockingReader;
import socksh.command.Keys;
import socksh.kernel.Call;
import socksh.kernel.Fd;
import socksh.kernel.Kernel;
import socksh.session.Settings;
import socksh.view.Live;

/**
 * The keys of the terminal, for the thread that made this: the one that reads the typed lines.
 * Lines are edited by the terminal itself, see termios(3): the keys that end one at once, ^] and
 * Ctrl-D, are made line ends of a sort (VEOL, VEOL2).
 */
final class Keyboard implements Keys {
  private static final char BACK = 0x1D;
  private static final char CTRL_D = 0x04;
  private static final Call.Interest INPUT = new Call.Interest(new Fd(0), true, false);
  private static final Typing.Nothing NOTHING = new Typing.Nothing();

  private final Terminal terminal;
  private final Thread typist = Thread.currentThread();
  private final Kernel kernel;
  private final Settings settings;

  Keyboard(Terminal terminal, Kernel kernel, Settings settings) {
    this.kernel = kernel;
    this.terminal = terminal;
    this.settings = settings;
  }

  @Override
  public Optional<Hold> take(Mode mode) {
    return Thread.currentThread() == typist ? Optional.of(new Held(mode)) : Optional.empty();
  }

  private final class Held implements Hold {
    private final Attributes before = terminal.getAttributes();
    private final Mode mode;
    private final StringBuilder line = new StringBuilder();
    private final Live live = new Live();
    private volatile boolean atLineStart = true;

    Held(Mode mode) {
      this.mode = mode;
      terminal.setAttributes(mode == Mode.LINES ? lines() : each());
    }

    private Attributes lines() {
      Attributes attributes = new Attributes(before);
      attributes.setLocalFlag(LocalFlag.ICANON, true);
      attributes.setLocalFlag(LocalFlag.ECHO, true);
      attributes.setInputFlag(InputFlag.ICRNL, true);
      attributes.setControlChar(ControlChar.VEOF, 0);
      attributes.setControlChar(ControlChar.VEOL, BACK);
      attributes.setControlChar(ControlChar.VEOL2, CTRL_D);
      return attributes;
    }

    private Attributes each() {
      Attributes attributes = new Attributes(before);
      attributes.setLocalFlag(LocalFlag.ICANON, false);
      attributes.setLocalFlag(LocalFlag.ECHO, false);
      attributes.setLocalFlag(LocalFlag.ISIG, false);
      attributes.setLocalFlag(LocalFlag.IEXTEN, false);
      attributes.setInputFlag(InputFlag.ICRNL, false);
      attributes.setInputFlag(InputFlag.IXON, false);
      attributes.setControlChar(ControlChar.VMIN, 1);
      attributes.setControlChar(ControlChar.VTIME, 0);
      return attributes;
    }

    @Override
    public Typing read(int millis) {
      try {
        return mode == Mode.LINES ? line(millis) : key(millis);
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }

    private Typing key(int millis) throws IOException {
      int c = terminal.reader().read(millis);
      return switch (c) {
        case NonBlockingReader.READ_EXPIRED -> NOTHING;
        case NonBlockingReader.EOF, BACK -> new Typing.Back();
        default -> new Typing.Text(whole(c), false);
      };
    }

    /** JLine cannot wait for lines with a limit; poll(2) can. */
    private Typing line(int millis) throws IOException {
      if (terminal.reader().available() == 0
          && kernel.perform(new Call.Poll(List.of(INPUT), millis)).value() < 1) {
        return NOTHING;
      }
      line.setLength(0);
      for (int c = terminal.reader().read(); ; c = terminal.reader().read()) {
        switch (c) {
          case NonBlockingReader.EOF, BACK -> {
            atLineStart = false;
            return new Typing.Back();
          }
          case '\n', '\r' -> {
            atLineStart = true; // the terminal has shown the Enter
            return new Typing.Text(line.toString(), true);
          }
          case CTRL_D -> {
            return line.isEmpty() ? new Typing.End() : new Typing.Text(line.toString(), false);
          }
          default -> {
            atLineStart = false;
            line.append((char) c);
          }
        }
      }
    }

    /** A character outside the basic plane comes in two halves. */
    private String whole(int c) throws IOException {
      return Character.isHighSurrogate((char) c)
          ? new String(new char[] {(char) c, (char) terminal.reader().read()})
          : String.valueOf((char) c);
    }

    @Override
    public synchronized void show(byte[] bytes) {
      boolean raw = settings.bytes() == Settings.Bytes.RAW;
      String text = raw ? new String(bytes, StandardCharsets.UTF_8) : live.text(bytes);
      atLineStart = text.endsWith("\n");
      terminal.writer().print(text);
      terminal.flush();
    }

    @Override
    public void close() {
      terminal.setAttributes(before);
      if (!atLineStart) {
        terminal.writer().println();
      }
      terminal.flush();
    }
  }
}
