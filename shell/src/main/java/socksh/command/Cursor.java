package socksh.command;

import java.util.ArrayList;
import java.util.List;
import socksh.language.Line;
import socksh.language.Misunderstood;
import socksh.language.Problem;
import socksh.language.Word;
import socksh.session.Sockets;

/** Goes through the words of one command from left to right and remembers what each one is. */
public final class Cursor {
  private final Line line;
  private final World world;
  private final Sockets sockets;
  private final List<Mark> marks;
  private final int end;
  private final Text text;
  private final Coming coming;
  private int index;

  /** Whether the words are all there. */
  enum Text {
    FINISHED,
    /** The word at the end is still to be typed. */
    UNFINISHED
  }

  Cursor(Line line, int from, int end, World world, Sockets sockets, Coming coming, Text text) {
    this(line, from, end, world, sockets, coming, text, new ArrayList<>());
  }

  private Cursor(
      Line line,
      int from,
      int end,
      World world,
      Sockets sockets,
      Coming coming,
      Text text,
      List<Mark> marks) {
    this.line = line;
    this.marks = marks;
    this.text = text;
    this.coming = coming;
    this.index = from;
    this.end = end;
    this.world = world;
    this.sockets = sockets;
  }

  /** Whether a word is left. */
  public boolean hasNext() {
    return index < end;
  }

  /** The next word, which stays the next one. */
  public Word peek() {
    return line.words().get(index);
  }

  /** Whether the next word is this bare one. */
  public boolean at(String bare) {
    return hasNext() && peek().is(bare);
  }

  /** Whether the word before the next one is this bare one. */
  boolean follows(String bare) {
    return index > 0 && words().get(index - 1).is(bare);
  }

  /** Takes the next word. */
  public Word take(Tint tint) {
    Word word = peek();
    marks.add(new Mark(word.column(), word.end(), tint));
    index++;
    return word;
  }

  /** Takes the next word if it is this bare one. */
  public boolean takes(String bare) {
    if (!at(bare)) {
      return false;
    }
    take(Tint.KEYWORD);
    return true;
  }

  /** Takes all that is left; {@code marks} say what it is. */
  public void takeRest(List<Mark> what) {
    marks.addAll(what);
    index = end;
  }

  /** All words of the command, of which {@link #index} is the next and {@link #end} the end. */
  public List<Word> words() {
    return line.words();
  }

  public int index() {
    return index;
  }

  public int end() {
    return end;
  }

  /**
   * A cursor over the words up to a closing {@code keyword VALUE}, which this one goes on with; up
   * to the end where there is none.
   */
  public Cursor before(String keyword) {
    boolean valueToCome = text == Text.UNFINISHED && isAt(end - 1, keyword);
    int close = valueToCome ? end - 1 : isAt(end - 2, keyword) ? end - 2 : end;
    Cursor part = new Cursor(line, index, close, world, sockets, coming, text, marks);
    index = close;
    return part;
  }

  private boolean isAt(int place, String bare) {
    return place >= index && words().get(place).is(bare);
  }

  /** A complaint that something is missing where the words end. */
  public Misunderstood missing(String what, String tip) {
    int column = index == 0 ? line.column() : line.words().get(index - 1).end();
    return new Misunderstood(new Problem(column, 0, what, tip));
  }

  /** Whether a word names a socket that an earlier command of the same text will have made. */
  boolean isComing(Word word) {
    return coming.names().contains(word.raw());
  }

  List<Mark> marks() {
    return marks;
  }

  public World world() {
    return world;
  }

  public Sockets sockets() {
    return sockets;
  }
}
