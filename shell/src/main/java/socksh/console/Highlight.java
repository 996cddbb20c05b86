package socksh.console;

import java.util.Arrays;
import java.util.function.Function;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import socksh.command.Mark;
import socksh.command.Study;
import socksh.command.Tint;
import socksh.language.Problem;
import socksh.view.Paint;

/** Colours the line being typed, and underlines in red what cannot be right. */
final class Highlight implements Highlighter {
  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;

  private final Function<String, Study> studies;
  private final Paint paint;

  Highlight(Function<String, Study> studies, Paint paint) {
    this.studies = studies;
    this.paint = paint;
  }

  @Override
  public AttributedString highlight(LineReader reader, String buffer) {
    Study study = studies.apply(buffer);
    AttributedStyle[] styles = new AttributedStyle[buffer.length()];
    Arrays.fill(styles, PLAIN);
    study.marks().forEach(mark -> colour(mark, styles));
    int cursor = Math.min(reader.getBuffer().cursor(), buffer.length());
    study.problemAt(cursor).ifPresent(problem -> underline(problem, styles));
    AttributedStringBuilder line = new AttributedStringBuilder(buffer.length());
    for (int i = 0; i < styles.length; i++) {
      line.append(buffer.substring(i, i + 1), styles[i]);
    }
    return line.toAttributedString();
  }

  private void colour(Mark mark, AttributedStyle[] styles) {
    if (paint == Paint.ANSI) {
      Arrays.fill(styles, mark.column(), mark.end(), style(mark.tint()));
    }
  }

  /** Where something is missing, the character before the place stands for it. */
  private void underline(Problem problem, AttributedStyle[] styles) {
    int from = Math.min(problem.column(), styles.length - 1);
    int to = Math.max(from + 1, problem.column() + problem.length());
    AttributedStyle wrong = PLAIN.underline();
    Arrays.fill(
        styles,
        from,
        Math.min(to, styles.length),
        paint == Paint.ANSI ? wrong.foreground(AttributedStyle.RED) : wrong);
  }

  private static AttributedStyle style(Tint tint) {
    return switch (tint) {
      case VERB -> PLAIN.bold();
      case SOCKET, NAME -> PLAIN.foreground(AttributedStyle.BLUE);
      case KEYWORD -> PLAIN.foreground(AttributedStyle.MAGENTA);
      case ADDRESS, FILE -> PLAIN.foreground(AttributedStyle.CYAN);
      case TEXT -> PLAIN.foreground(AttributedStyle.GREEN);
      case HEX, NUMBER -> PLAIN.foreground(AttributedStyle.YELLOW);
      case SECRET -> PLAIN.foreground(AttributedStyle.MAGENTA).faint();
      case COMMENT -> PLAIN.faint();
      case ERROR -> PLAIN;
    };
  }
}
