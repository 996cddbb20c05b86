package socksh.console;

import java.util.Map;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/** JLine's reader of lines, which lets others draw while nothing of its own is being drawn. */
final class Editor extends LineReaderImpl {

  private Runnable beforeResize = () -> {};
  private Runnable afterResize = () -> {};

  Editor(Terminal terminal, Map<String, Object> variables) {
    super(terminal, "socksh", variables);
  }

  /** Does something to the screen that must not be cut by what the reader draws. */
  void undisturbed(Runnable drawing) {
    lock.lock();
    try {
      drawing.run();
    } finally {
      lock.unlock();
    }
  }

  /** Whether somebody is typing a line. */
  boolean isTyping() {
    return reading;
  }

  /** What to do around drawing the line anew on a screen whose size has changed. */
  void onResize(Runnable before, Runnable after) {
    beforeResize = before;
    afterResize = after;
  }

  @Override
  protected synchronized void handleSignal(Terminal.Signal signal) {
    if (signal == Terminal.Signal.WINCH) {
      undisturbed(() -> resized(signal));
    } else {
      super.handleSignal(signal);
    }
  }

  private void resized(Terminal.Signal signal) {
    beforeResize.run();
    super.handleSignal(signal);
    afterResize.run();
  }
}
