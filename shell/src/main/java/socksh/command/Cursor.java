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
  private int index;

  Cursor(Line line, int from, int end, World world, Sockets sockets) {
    this(line, from, end, world, sockets, new ArrayList<>());
  }

  private Cursor(Line line, int from, int end, World world, Sockets sockets, List<Mark> marks) {
    this.line = line;
    this.marks = marks;
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
    boolean closing = end - 2 >= index && words().get(end - 2).is(keyword);
    Cursor part = new Cursor(line, index, closing ? end - 2 : end, world, sockets, marks);
    index = part.end;
    return part;
  }

  /** A complaint that something is missing where the words end. */
  public Misunderstood missing(String what, String tip) {
    int column = index == 0 ? line.column() : line.words().get(index - 1).end();
    return new Misunderstood(new Problem(column, 0, what, tip));
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
