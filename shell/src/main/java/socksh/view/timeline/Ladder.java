package socksh.view.timeline;

import java.util.ArrayList;
import java.util.List;
import socksh.language.Amounts;
import socksh.view.Folded;
import socksh.view.Ink;
import socksh.view.Style;
import socksh.view.Styled;
import socksh.view.Width;

/**
 * A timeline as lines of text: columns of sockets, arrows between them, states where they change.
 */
public final class Ladder {
  /** For paper on which lines may be as long as they like. */
  private static final int USUAL = 100;

  private static final int LEAST_PER_COLUMN = 20;
  private static final int MOST_COLUMNS = 6;
  private static final String INFERRED =
      "was not seen: an answer or a change of state proves that it went.";
  private static final String CAPTURED = "was captured on the wire.";
  private static final String NO_STATES =
      "No states: nobody looked when they changed. Begin with `timeline on`.";

  private final Timeline timeline;
  private final Grid grid;
  private final List<Styled> lines = new ArrayList<>();

  private Ladder(Timeline timeline, int width) {
    this.timeline = timeline;
    this.grid = Grid.of(timeline.columns().size(), width <= 0 ? USUAL : width);
  }

  /** How many columns paper of a width has room for; 0 for paper of any width. */
  public static int columns(int width) {
    return Math.clamp((width <= 0 ? USUAL : width) / LEAST_PER_COLUMN, 2, MOST_COLUMNS);
  }

  /**
   * The whole ladder with its heads, the strips of states and what the signs mean.
   *
   * @param width columns of the paper, or 0 where lines may be as long as they like
   */
  public static List<Styled> lines(Timeline timeline, int width) {
    return new Ladder(timeline, width).whole();
  }

  /** The heads alone, for rungs that are drawn as they come. */
  public static List<Styled> heads(Timeline timeline, int width) {
    Ladder ladder = new Ladder(timeline, width);
    ladder.heads();
    return ladder.lines;
  }

  /** The rungs from a number on, counted from 0. */
  public static List<Styled> rungs(Timeline timeline, int from, int width) {
    Ladder ladder = new Ladder(timeline, width);
    timeline.rungs().stream().skip(from).forEach(ladder::draw);
    return ladder.lines;
  }

  private List<Styled> whole() {
    if (timeline.columns().isEmpty()) {
      return List.of(Styled.of(Style.PLAIN, "No socket has said anything yet."));
    }
    heads();
    timeline.rungs().forEach(this::draw);
    strips();
    legend();
    return lines;
  }

  // --- heads and feet ---------------------------------------------------------------------------

  private void heads() {
    boolean together =
        timeline.columns().stream().allMatch(column -> Width.of(head(column)) < grid.lane());
    if (together) {
      labels(timeline.columns().stream().map(Ladder::head).toList(), Style.HEADING);
    } else {
      labels(timeline.columns().stream().map(Column::name).toList(), Style.HEADING);
      labels(timeline.columns().stream().map(Column::address).toList(), Style.ADDRESS);
    }
  }

  private static String head(Column column) {
    return (column.name() + " " + column.address()).strip();
  }

  private void labels(List<String> texts, Style style) {
    Line line = new Line(grid, Line.Back.BLANK);
    for (int i = 0; i < texts.size(); i++) {
      line.put(grid.label(i), style, Width.cut(Line.safe(texts.get(i)), grid.labelRoom(i)));
    }
    lines.add(line.styled());
  }

  private void strips() {
    for (Column column : timeline.columns()) {
      if (column.visited().size() > 1) {
        Ink ink = new Ink().add(Style.HEADING, Line.safe(column.name()) + ": ");
        List<String> past = column.visited().subList(0, column.visited().size() - 1);
        past.forEach(state -> ink.add(Style.DIM, state).add(" > "));
        fold(ink.add("[" + column.visited().getLast() + "]").line());
      }
    }
  }

  private void legend() {
    timeline.first(Rung.Proof.INFERRED).ifPresent(segment -> legend("~" + segment + "~", INFERRED));
    timeline.first(Rung.Proof.CAPTURED).ifPresent(segment -> legend("[" + segment + "]", CAPTURED));
    if (timeline.missesStates()) {
      fold(Styled.of(Style.DIM, NO_STATES));
    }
  }

  private void legend(String sign, String meaning) {
    fold(Styled.of(Style.DIM, sign + " " + meaning));
  }

  private void fold(Styled line) {
    lines.addAll(Folded.of(line, grid.width()));
  }

  // --- rungs ------------------------------------------------------------------------------------

  private void draw(Rung rung) {
    switch (rung) {
      case Rung.Note note -> note(note.at(), note.column(), note.text());
      case Rung.States states -> states(states);
      case Rung.Arrow arrow -> arrow(arrow);
    }
  }

  private Line line(long at) {
    Line line = new Line(grid, Line.Back.LIFELINES);
    if (grid.times()) {
      line.put(0, Style.DIM, Amounts.seconds(at));
    }
    return line;
  }

  /** Words beside a lifeline, in as many lines as they need. */
  private void note(long at, int column, String text) {
    int room = grid.noteRoom(column);
    String rest = Line.safe(text);
    boolean first = true;
    while (!rest.isEmpty()) {
      String part = Line.head(rest, room);
      Line line = first ? line(at) : new Line(grid, Line.Back.LIFELINES);
      lines.add(line.put(grid.life(column) + 3, Style.CALL, part).styled());
      rest = rest.substring(part.length()).stripLeading();
      first = false;
    }
  }

  private void states(Rung.States states) {
    Line line = new Line(grid, Line.Back.BLANK);
    List<Integer> later = new ArrayList<>();
    for (int i = 0; i < states.states().size(); i++) {
      String state = Width.cut(states.states().get(i), grid.labelRoom(i));
      line.put(grid.label(i), Style.EVENT, state);
      String move = move(states, i);
      if (!move.isEmpty() && state.length() + move.length() + 3 <= grid.labelRoom(i)) {
        line.put(grid.label(i) + state.length() + 3, Style.HINT, move);
      } else if (!move.isEmpty()) {
        later.add(i);
      }
    }
    lines.add(line.styled());
    for (int i : later) {
      Line below = new Line(grid, Line.Back.LIFELINES);
      lines.add(
          below
              .put(grid.life(i) + 2, Style.HINT, Width.cut(move(states, i), grid.noteRoom(i)))
              .styled());
    }
  }

  private static String move(Rung.States states, int column) {
    String move = states.moves().get(column);
    return move.isEmpty() ? "" : "<- " + move;
  }

  private void arrow(Rung.Arrow arrow) {
    int left = grid.life(Math.min(arrow.from(), arrow.to())) + 1;
    int right = grid.life(Math.max(arrow.from(), arrow.to()));
    if (Shaft.isTooNarrow(arrow, right - left)) {
      note(arrow.at(), arrow.from(), arrow.call());
      arrow(arrow.withoutCall());
      return;
    }
    Line line = line(arrow.at());
    new Shaft(arrow, right - left).draw(line, left);
    String remark = Line.safe(arrow.remark());
    boolean beside = arrow.isForward() && Width.of(remark) <= grid.noteRoom(arrow.to());
    if (beside && !remark.isEmpty()) {
      line.put(grid.life(arrow.to()) + 3, Style.NUMBER, remark);
    }
    lines.add(line.styled());
    if (!beside && !remark.isEmpty()) {
      lines.add(
          new Line(grid, Line.Back.LIFELINES)
              .put(
                  grid.life(arrow.to()) + 3,
                  Style.NUMBER,
                  Width.cut(remark, grid.noteRoom(arrow.to())))
              .styled());
    }
  }
}
