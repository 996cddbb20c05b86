package socksh.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.impl.AbstractPosixTerminal;
import org.jline.terminal.spi.Pty;
import org.jline.utils.FastBufferedOutputStream;
import org.jline.utils.InfoCmp;
import org.jline.utils.NonBlocking;
import org.jline.utils.NonBlockingInputStream;
import org.jline.utils.NonBlockingReader;
import org.jline.utils.ShutdownHooks;
import org.jspecify.annotations.Nullable;

/**
 * The terminal of this process. What JLine's own would do by reflection at each start, this does by
 * plain calls. A signal has the system's way until somebody handles it.
 */
final class OwnTerminal extends AbstractPosixTerminal {
  private final NonBlockingInputStream input;
  private final OutputStream output;
  private final NonBlockingReader reader;
  private final PrintWriter writer;
  private final ShutdownHooks.Task atTheEnd;
  private @Nullable LastRow lastRow;

  /**
   * Takes over the terminal until it is closed, or the process is ended by a signal.
   *
   * @param able what it can do; where empty, JLine finds out by its type
   */
  OwnTerminal(String type, Optional<Terminfo> able, Pty pty) throws IOException {
    var utf8 = StandardCharsets.UTF_8;
    super("socksh", type, pty, utf8, utf8, utf8, SignalHandler.SIG_DFL);
    input = NonBlocking.nonBlocking(getName(), pty.getSlaveInput());
    output = new FastBufferedOutputStream(pty.getSlaveOutput());
    reader = NonBlocking.nonBlocking(getName(), input, utf8);
    writer = new PrintWriter(new OutputStreamWriter(output, utf8));
    able.ifPresentOrElse(this::learn, this::parseInfoCmp);
    setAttributes(betweenLines(getAttributes()));
    atTheEnd = ShutdownHooks.add(this::close);
  }

  /**
   * How the terminal is while no line is read; see termios(3). What is typed ahead is not shown
   * where the next prompt will stand: the prompt shows it. Ctrl-\ (VQUIT) would make the JVM print
   * its threads over the screen.
   */
  private static Attributes betweenLines(Attributes attributes) {
    attributes.setLocalFlag(Attributes.LocalFlag.ECHO, false);
    attributes.setControlChar(Attributes.ControlChar.VQUIT, 0);
    return attributes;
  }

  private void learn(Terminfo able) {
    bools.addAll(able.flags());
    ints.putAll(able.numbers());
    strings.putAll(able.strings());
  }

  /** So that JLine, too, does without. */
  void forgetColours() {
    ints.remove(InfoCmp.Capability.max_colors);
  }

  @Override
  public @Nullable LastRow getStatus(boolean create) {
    LastRow made = lastRow;
    if (made == null && create) {
      made = new LastRow(this);
      lastRow = made;
      status = made; // closed by JLine, with the terminal
    }
    return made;
  }

  @Override
  public SignalHandler handle(Signal signal, SignalHandler handler) {
    SignalHandler before = super.handle(signal, handler);
    sun.misc.Signal.handle(
        new sun.misc.Signal(signal.name()),
        handler == SignalHandler.SIG_DFL ? sun.misc.SignalHandler.SIG_DFL : _ -> raise(signal));
    return before;
  }

  @Override
  public InputStream input() {
    return input;
  }

  @Override
  public OutputStream output() {
    return output;
  }

  @Override
  public NonBlockingReader reader() {
    return reader;
  }

  @Override
  public PrintWriter writer() {
    return writer;
  }

  @Override
  protected void doClose() throws IOException {
    writer.flush();
    ShutdownHooks.remove(atTheEnd);
    super.doClose();
    reader.shutdown();
  }
}
