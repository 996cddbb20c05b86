import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.builtins.ScreenTerminal;
import org.jline.utils.Colors;

/**
 * The screen at one moment.
 *
 * @param cells a character each in the low half, its attributes as JLine keeps them in the high
 */
record Look(long[] cells, int cursorColumn, int cursorRow) {
  static final int COLUMNS = 98;
  static final int ROWS = 64;

  /** JLine's screen knows nothing of faint (2), nor of its end (22): grey stands for it. */
  private static final Pattern FAINT =
      Pattern.compile("(?<=\u001B\\[(?:[0-9;]{0,12};)?)(?<![34]8;5;)2(?=[;m])");

  private static final Pattern FAINT_ENDS =
      Pattern.compile("(?<=\u001B\\[(?:[0-9;]{0,12};)?)(?<![34]8;5;)22(?=[;m])");

  /** JLine's screen forgets here that the line before was full, unless the cursor moves first. */
  private static final String RESTORE = "\u001B8";

  static Look at(String written) {
    ScreenTerminal screen = new ScreenTerminal(COLUMNS, ROWS);
    String grey = FAINT.matcher(written).replaceAll("38;5;8");
    screen.write(FAINT_ENDS.matcher(grey).replaceAll("21").replace(RESTORE, "\r" + RESTORE));
    long[] cells = new long[COLUMNS * ROWS];
    int[] cursor = new int[2];
    screen.dump(cells, 0, 0, ROWS, COLUMNS, cursor);
    return new Look(cells, cursor[0], cursor[1]);
  }

  Cell cell(int row, int column) {
    return new Cell(cells[row * COLUMNS + column]);
  }

  String row(int row) {
    StringBuilder text = new StringBuilder();
    for (int column = 0; column < COLUMNS; column++) {
      text.appendCodePoint(cell(row, column).character());
    }
    return text.toString().stripTrailing();
  }

  String text() {
    return IntStream.range(0, ROWS).mapToObj(this::row).collect(Collectors.joining("\n"));
  }

  /** Nothing is typed yet, and nothing can have scrolled away. */
  boolean isAtPrompt() {
    String row = row(cursorRow);
    return row.endsWith(">") && cursorColumn == row.length() + 1 && cursorRow < ROWS - 2;
  }

  /** One place of the screen, in the bits of JLine's ScreenTerminal. */
  record Cell(long bits) {
    private static final Map<Long, Integer> COLOURS =
        IntStream.range(1, 16).boxed().collect(Collectors.toMap(Cell::twelveBits, i -> i));

    int character() {
      return (int) bits;
    }

    boolean isBlank() {
      return character() == ' ';
    }

    boolean isInverse() {
      return (bits >> 57 & 1) != 0;
    }

    /** The classes of the style sheet that draw it. */
    String look() {
      List<String> classes = new ArrayList<>();
      if ((bits >> 60 & 1) != 0) {
        classes.add("c" + COLOURS.getOrDefault(bits >> 44 & 0xFFF, 7));
      }
      if ((bits >> 59 & 1) != 0) {
        classes.add("bold");
      }
      if ((bits >> 56 & 1) != 0) {
        classes.add("under");
      }
      if (isInverse()) {
        classes.add("inverse");
      }
      return String.join(" ", classes);
    }

    /** The screen keeps four bits of each of red, green and blue. */
    private static long twelveBits(int colour) {
      int rgb = Colors.rgbColor(colour);
      return (rgb >> 12 & 0xF00) | (rgb >> 8 & 0xF0) | (rgb >> 4 & 0xF);
    }
  }
}
