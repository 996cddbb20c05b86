package socksh.console;

import org.jline.keymap.KeyMap;
import org.jline.reader.Binding;
import org.jline.reader.LineReader;
import org.jline.reader.Reference;
import org.jline.terminal.Terminal;

/**
 * The line being typed on a terminal that can only go on: JLine would not show it before Enter.
 * What is taken away is overwritten by backspaces; what cannot be is written anew on the next row.
 */
final class PlainLine {
  private final Terminal terminal;
  private String shown = "";
  private boolean listed;

  PlainLine(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Gives it the keys of a line that is changed at its end only. */
  static void bind(KeyMap<Binding> keys) {
    keys.bind(new Reference(LineReader.BACKWARD_DELETE_CHAR), "\b", KeyMap.del());
    keys.bind(new Reference(LineReader.BACKWARD_KILL_WORD), KeyMap.ctrl('W'));
    keys.bind(new Reference(LineReader.KILL_WHOLE_LINE), KeyMap.ctrl('U'));
    keys.bind(new Reference(LineReader.EXPAND_OR_COMPLETE), "\t");
    keys.bind(new Reference(LineReader.UP_LINE_OR_HISTORY), KeyMap.ctrl('P'), "\033[A", "\033OA");
    keys.bind(new Reference(LineReader.DOWN_LINE_OR_HISTORY), KeyMap.ctrl('N'), "\033[B", "\033OB");
  }

  /**
   * Shows a line as it is now.
   *
   * @param list candidates to show above it once, or the empty string
   */
  void draw(String line, String list) {
    if (!list.isEmpty() && !listed) {
      leave();
      terminal.writer().println(list);
    }
    listed = !list.isEmpty();
    int same = commonStart(shown, line);
    if (same < shown.length() && shown.length() >= terminal.getWidth()) {
      leave();
      same = 0;
    }
    terminal.writer().print("\b \b".repeat(shown.length() - same));
    terminal.writer().print(line.substring(same));
    terminal.flush();
    shown = line;
  }

  private static int commonStart(String one, String other) {
    int same = 0;
    while (same < Math.min(one.length(), other.length())
        && one.charAt(same) == other.charAt(same)) {
      same++;
    }
    return same;
  }

  /** Goes to a new row, where the line is to be drawn again. */
  void leave() {
    if (!shown.isEmpty()) {
      terminal.writer().println();
    }
    forget();
  }

  /** The next line that is drawn begins a row. */
  void forget() {
    shown = "";
    listed = false;
  }
}
