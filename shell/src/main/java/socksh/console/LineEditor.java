package socksh.console;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;

/** Puts together the reader of lines: history, keys, and what helps while typing. */
final class LineEditor {
  private static final int HISTORY = 5_000;

  private LineEditor() {}

  /**
   * A reader on this terminal.
   *
   * @param history the file of typed lines; made when the first line is typed, for its owner only
   */
  static Editor on(Terminal terminal, Path history) {
    Editor editor = new Editor(terminal, variables(history));
    editor.setParser(new WholeLine());
    editor.setHistory(new DefaultHistory(editor));
    editor.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
    editor.option(LineReader.Option.HISTORY_IGNORE_SPACE, true);
    editor.option(LineReader.Option.HISTORY_IGNORE_DUPS, true);
    editor.option(LineReader.Option.HISTORY_INCREMENTAL, true);
    editor.option(LineReader.Option.BRACKETED_PASTE, !Terminals.isDumb(terminal));
    return editor;
  }

  private static Map<String, Object> variables(Path history) {
    Map<String, Object> variables = new HashMap<>();
    variables.put(LineReader.HISTORY_FILE, history);
    variables.put(LineReader.HISTORY_SIZE, HISTORY);
    variables.put(LineReader.HISTORY_FILE_SIZE, HISTORY);
    variables.put(LineReader.BELL_STYLE, "none");
    variables.put(LineReader.SECONDARY_PROMPT_PATTERN, "");
    return variables;
  }
}
