package socksh.console;

import java.util.Map;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;

/** JLine's reader of lines, which lets others draw while nothing of its own is being drawn. */
final class Editor extends LineReaderImpl {

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
}
