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
  /** The line, two rows of tip, and as much again of what went before. */
  private static final int FEWEST_ROWS = 6;

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
    AttributedStringBuilder synopsis = new AttributedStringBuilder();
    synopsis.append(usage.before(), QUIET);
    synopsis.append(usage.current(), HERE);
    synopsis.append(usage.after(), QUIET);
    int width = terminal.getWidth() - 1;
    boolean fits = synopsis.length() + GAP.length() + usage.meaning().length() <= width;
    int hidden = Math.max(0, usage.before().length() + usage.current().length() + 1 - width);
    AttributedStringBuilder tip = new AttributedStringBuilder();
    tip.append(part(synopsis.toAttributedString(), hidden, width));
    tip.append(fits ? GAP : "\n");
    tip.append(part(new AttributedString(usage.meaning(), QUIET), 0, width));
    return tip.toAttributedString();
  }

  /** As much of a line as a row holds, with an ellipsis where something is left out. */
  private static AttributedString part(AttributedString line, int hidden, int width) {
    AttributedString rest = line.subSequence(hidden, line.length());
    boolean cut = rest.length() > width;
    AttributedStringBuilder part = new AttributedStringBuilder();
    part.append(hidden > 0 ? "…" : "");
    part.append(
        rest.subSequence(Math.min(hidden, 1), cut ? Math.max(1, width - 1) : rest.length()));
    return part.append(cut ? "…" : "").toAttributedString();
  }
}
