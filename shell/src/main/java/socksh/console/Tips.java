package socksh.console;

import java.util.Optional;
import java.util.function.Function;
import org.jline.reader.Buffer;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import socksh.command.Study;
import socksh.command.Usage;

/**
 * The usage under the line being typed: the synopsis, and what is wanted at the cursor. Gone on a
 * screen that is dumb or low.
 */
final class Tips {
  private static final int FEWEST_ROWS = 10;
  private static final AttributedStyle QUIET = AttributedStyle.DEFAULT.faint();
  private static final AttributedStyle HERE = AttributedStyle.DEFAULT.bold().underline();
  private static final String GAP = "  ";

  private final Terminal terminal;
  private final Function<String, Study> studies;

  Tips(Terminal terminal, Function<String, Study> studies) {
    this.terminal = terminal;
    this.studies = studies;
  }

  /** What to show for a line and its cursor: one row, or two where one is too narrow. */
  Optional<AttributedString> of(Buffer line) {
    return isRoom()
        ? studies.apply(line.toString()).usage(line.cursor()).map(this::drawn)
        : Optional.empty();
  }

  private boolean isRoom() {
    return terminal.getHeight() >= FEWEST_ROWS && !Terminals.isDumb(terminal);
  }

  private AttributedString drawn(Usage usage) {
    AttributedStringBuilder tip = new AttributedStringBuilder();
    tip.append(usage.before(), QUIET);
    tip.append(usage.current(), HERE);
    tip.append(usage.after(), QUIET);
    int width = terminal.getWidth() - 1;
    boolean fits = tip.columnLength() + GAP.length() + usage.meaning().length() <= width;
    AttributedStringBuilder all = new AttributedStringBuilder();
    all.append(fits ? tip.toAttributedString() : cut(tip.toAttributedString(), width));
    all.append(fits ? GAP : "\n");
    all.append(cut(new AttributedString(usage.meaning(), QUIET), width));
    return all.toAttributedString();
  }

  private static AttributedString cut(AttributedString line, int width) {
    return line.columnLength() <= width
        ? line
        : AttributedString.join(
            AttributedString.EMPTY,
            line.columnSubSequence(0, Math.max(0, width - 1)),
            new AttributedString("…"));
  }
}
