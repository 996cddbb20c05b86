package socksh.console;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jline.reader.LineReader;
import org.jline.reader.impl.history.DefaultHistory;
import org.jline.terminal.Terminal;
import socksh.command.Interpreter;
import socksh.command.Study;
import socksh.view.Paint;

/** Puts together the reader of lines: history, keys, and what helps while typing. */
final class LineEditor {
  private static final int HISTORY = 5_000;

  private LineEditor() {}

  /**
   * A reader on this terminal.
   *
   * @param history the file of typed lines; made when the first line is typed, for its owner only
   * @param kept whether the file can be written; JLine would complain after each line
   */
  static Editor on(Terminal terminal, Path history, boolean kept) {
    Editor editor = new Editor(terminal, variables());
    if (kept) {
      editor.setVariable(LineReader.HISTORY_FILE, history);
    }
    editor.setHistory(new DefaultHistory(editor));
    editor.option(LineReader.Option.DISABLE_EVENT_EXPANSION, true);
    editor.option(LineReader.Option.HISTORY_IGNORE_SPACE, true);
    editor.option(LineReader.Option.HISTORY_IGNORE_DUPS, true);
    editor.option(LineReader.Option.HISTORY_INCREMENTAL, true);
    editor.option(LineReader.Option.BRACKETED_PASTE, !Terminals.isDumb(terminal));
    editor.option(LineReader.Option.AUTO_MENU, !Terminals.isDumb(terminal));
    return editor;
  }

  /** Gives a reader what knows the language: completion, colours and the usage under the line. */
  static void teach(Editor editor, Interpreter shell, Paint paint) {
    Function<String, Study> studies = shell::study;
    editor.setParser(new Words(studies, shell::isUnfinished));
    editor.setCompleter(new Completion(studies));
    editor.setHighlighter(new Highlight(studies, paint));
    editor.setTips(new Tips(editor.getTerminal(), studies)::of);
    editor.setAutosuggestion(LineReader.SuggestionType.HISTORY);
  }

  private static Map<String, Object> variables() {
    Map<String, Object> variables = new HashMap<>();
    variables.put(LineReader.HISTORY_SIZE, HISTORY);
    variables.put(LineReader.HISTORY_FILE_SIZE, HISTORY);
    variables.put(LineReader.BELL_STYLE, "none");
    variables.put(LineReader.SECONDARY_PROMPT_PATTERN, "... ");
    return variables;
  }
}
