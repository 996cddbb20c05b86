package socksh.console;

import java.util.List;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.InfoCmp;
import org.jline.utils.Status;

/**
 * JLine's status row, drawn in one piece. JLine itself would leave the cursor on that row for a
 * moment; a terminal that shrinks just then keeps the cursor's row and pushes the rest out at the
 * top.
 */
final class LastRow extends Status {
  LastRow(Terminal terminal) {
    super(terminal);
  }

  @Override
  public void update(List<AttributedString> lines, boolean flush) {
    super.update(lines, false);
    if (flush) {
      terminal.flush();
    }
  }

  /**
   * Forgets the rows of a screen that has changed: from now on all of the new one may scroll. What
   * was drawn on the old one is the caller's to wipe.
   */
  void forget(Size now) {
    lines = List.of();
    if (supported) {
      begin(now, now.getRows() - 1);
    }
  }

  /** Draws where the caller has made sure that the cursor is not on the last row. */
  void drawUnder(List<AttributedString> shown, Size now) {
    if (supported) {
      begin(now, now.getRows() - 1 - shown.size());
      update(shown, false);
    }
  }

  /** JLine would scroll the screen to take a row from it, at each change of its size. */
  private void begin(Size now, int lastToScroll) {
    display.resize(now.getRows(), now.getColumns());
    display.reset();
    scrollRegion = lastToScroll;
    terminal.puts(InfoCmp.Capability.save_cursor);
    terminal.puts(InfoCmp.Capability.change_scroll_region, 0, lastToScroll);
    terminal.puts(InfoCmp.Capability.restore_cursor);
  }
}
