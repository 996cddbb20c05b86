package socksh.console;

import java.nio.charset.StandardCharsets;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp;
import socksh.view.Paint;
import socksh.view.Paper;
import socksh.view.Styled;

/**
 * The terminal as paper: the one place where anything is shown. What comes while somebody types
 * goes above the line being typed, from whatever thread.
 */
final class Screen implements Paper {
  /** The columns that a terminal takes to show Ctrl-C. */
  private static final int ECHO = 2;

  private final Terminal terminal;
  private final Editor editor;
  private final Paint paint;
  private boolean drawn;

  Screen(Terminal terminal, Editor editor, Paint paint) {
    this.terminal = terminal;
    this.editor = editor;
    this.paint = paint;
  }

  @Override
  public void print(Styled line) {
    show(paint.of(line) + "\n");
  }

  /** A line that is replaced by the next; none while somebody types or on a dumb terminal. */
  @Override
  public void draw(Styled line) {
    editor.undisturbed(
        () -> {
          if (!editor.isTyping() && !Terminals.isDumb(terminal)) {
            wipe();
            terminal.writer().print(cut(paint.of(line)));
            terminal.flush();
            drawn = true;
          }
        });
  }

  /**
   * What stood on two rows could not be replaced; so there is room for the ^C of a terminal, too.
   */
  private String cut(String line) {
    return AttributedString.fromAnsi(line).columnSubSequence(0, width() - ECHO).toAnsi(terminal);
  }

  @Override
  public void raw(byte[] bytes) {
    if (bytes.length > 0) {
      show(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  /** While somebody types a line end is added where the text has none. */
  private void show(String text) {
    editor.undisturbed(
        () -> {
          wipe();
          if (editor.isTyping()) {
            editor.printAbove(text);
          } else {
            terminal.writer().print(text);
            terminal.flush();
          }
        });
  }

  private void wipe() {
    if (drawn) {
      drawn = false;
      terminal.writer().print('\r');
      terminal.puts(InfoCmp.Capability.clr_eol);
    }
  }

  @Override
  public int width() {
    // A line that fills the last column makes some terminals go on to the next line.
    return terminal.getWidth() - 1;
  }
}
