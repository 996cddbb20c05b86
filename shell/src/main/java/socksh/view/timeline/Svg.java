package socksh.view.timeline;

import java.util.List;
import java.util.Locale;
import socksh.language.Amounts;
import socksh.view.Width;

/** Draws a timeline as SVG, in pixels of its own view box. */
final class Svg {
  private static final double CHAR = 8.5;
  private static final int ROW = 30;
  private static final int TIME = 96;
  private static final int HEAD = 64;
  private static final int LEAST_LANE = 240;
  private static final int WIDEST_LANE = 440;
  private static final int LEAST_MARGIN = 150;
  private static final int WIDEST_MARGIN = 460;
  private static final String PROVEN = "an answer or a change of state proves it";
  private static final String STYLE =
      """
      text { font: 14px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; fill: #1f2328; }
      .paper { fill: #ffffff; } .head { fill: #eef2f7; stroke: #8c959f; }
      .name { font-weight: bold; } .dim, .time { fill: #59636e; } .time { font-size: 12px; }
      .life { stroke: #8c959f; stroke-width: 1.5; }
      .state { fill: #ddf4ff; stroke: #0969da; } .stateword { fill: #0550ae; font-weight: bold; }
      .move { fill: #8250df; } .seg { fill: #0550ae; font-weight: bold; }
      .arrow { stroke: #1f2328; stroke-width: 1.6; fill: none; } .tip { fill: #1f2328; }
      .inferred { stroke-dasharray: 5 4; } .captured { stroke: #1a7f37; stroke-width: 2.2; }
      .captip { fill: #1a7f37; } .lost { stroke: #cf222e; }
      @media (prefers-color-scheme: dark) {
      text { fill: #e6edf3; } .paper { fill: #16181d; } .head { fill: #262c36; }
      .dim, .time { fill: #9198a1; } .state { fill: #12304f; } .stateword, .seg { fill: #79c0ff; }
      .move { fill: #d2a8ff; } .arrow { stroke: #e6edf3; } .tip { fill: #e6edf3; }
      .captured { stroke: #3fb950; } .captip { fill: #3fb950; } .lost { stroke: #ff7b72; }
      }
      """;

  private final Timeline timeline;
  private final int lane;
  private final int margin;
  private final StringBuilder body = new StringBuilder();
  private int y = HEAD + 40;

  Svg(Timeline timeline) {
    this.timeline = timeline;
    int last = timeline.columns().size() - 1;
    this.lane = Math.clamp(pixels(longest(last, false)) + 50, LEAST_LANE, WIDEST_LANE);
    this.margin = Math.clamp(pixels(longest(last, true)) + 40, LEAST_MARGIN, WIDEST_MARGIN);
  }

  private static int pixels(int characters) {
    return (int) Math.ceil(characters * CHAR);
  }

  /** The longest text beside the last column, or between two. */
  private int longest(int last, boolean beside) {
    return timeline.rungs().stream().mapToInt(rung -> length(rung, last, beside)).max().orElse(0);
  }

  private static int length(Rung rung, int last, boolean beside) {
    return switch (rung) {
      case Rung.Note note -> note.column() == last == beside ? Width.of(note.text()) : 0;
      case Rung.Arrow arrow ->
          beside
              ? arrow.to() == last ? Width.of(arrow.remark()) : 0
              : Width.of(arrow.call()) + Width.of(arrow.segment()) + 4;
      case Rung.States _ -> 0;
    };
  }

  private int life(int column) {
    return TIME + LEAST_MARGIN / 2 + column * lane;
  }

  private int width() {
    return life(Math.max(0, timeline.columns().size() - 1)) + margin;
  }

  String document() {
    timeline.rungs().forEach(this::draw);
    int end = y;
    feet();
    String lives = lives(end);
    return String.format(
        Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">%n"
            + "<title>What passed between sockets</title>%n<style>%n%s</style>%n"
            + "<rect class=\"paper\" width=\"100%%\" height=\"100%%\"/>%n%s%s</svg>%n",
        width(),
        y + 10,
        STYLE,
        lives,
        body);
  }

  // --- heads and feet ---------------------------------------------------------------------------

  private String lives(int end) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < timeline.columns().size(); i++) {
      Column column = timeline.columns().get(i);
      int x = life(i);
      out.append(Shapes.line("life", x, HEAD, x, end));
      int longest = Math.max(Width.of(column.name()), Width.of(column.address()));
      int wide = Math.min(lane - 12, Math.max(120, pixels(longest) + 20));
      int left = Math.max(4, x - wide / 2);
      out.append(Shapes.rect("head", left, 12, wide, HEAD - 12, 6));
      String name = Width.cut(Line.safe(column.name()), room(wide - 16));
      String address = Width.cut(Line.safe(column.address()), room(wide - 16));
      out.append(Shapes.words("name", left + wide / 2.0, 34, "middle", name));
      out.append(Shapes.words("dim", left + wide / 2.0, 54, "middle", address));
    }
    return out.toString();
  }

  private static int room(int pixels) {
    return (int) (pixels / CHAR);
  }

  private void feet() {
    y += 16;
    for (Column column : timeline.columns()) {
      if (column.visited().size() > 1) {
        List<String> past = column.visited().subList(0, column.visited().size() - 1);
        String strip = String.join(" > ", past) + " > [" + column.visited().getLast() + "]";
        foot("", column.name() + ": " + strip);
      }
    }
    timeline
        .first(Rung.Proof.INFERRED)
        .ifPresent(it -> foot("dim", "dashed, ~" + it + "~: not seen; " + PROVEN));
    timeline
        .first(Rung.Proof.CAPTURED)
        .ifPresent(it -> foot("dim", "green, [" + it + "]: captured on the wire"));
  }

  private void foot(String kind, String text) {
    int room = room(width() - 32);
    String rest = Line.safe(text);
    while (!rest.isEmpty()) {
      String part = Line.head(rest, room);
      body.append(Shapes.words(kind, 16, y, "start", part));
      rest = rest.substring(part.length()).stripLeading();
      y += 22;
    }
  }

  // --- rungs ------------------------------------------------------------------------------------

  private void draw(Rung rung) {
    switch (rung) {
      case Rung.Note note -> note(note);
      case Rung.Arrow arrow -> arrow(arrow);
      case Rung.States states -> states(states);
    }
    y += ROW;
  }

  private void time(long at) {
    body.append(Shapes.words("time", 8, y, "start", Amounts.seconds(at)));
  }

  private void note(Rung.Note note) {
    time(note.at());
    beside(note.column(), "", note.text());
  }

  private void beside(int column, String kind, String text) {
    boolean last = column == timeline.columns().size() - 1;
    String cut = Width.cut(Line.safe(text), room((last ? margin : lane) - 24));
    body.append(Shapes.words(kind, life(column) + 12, y, "start", cut));
  }

  private void states(Rung.States states) {
    for (int i = 0; i < states.states().size(); i++) {
      String state = Width.cut(states.states().get(i), room(lane - 30));
      if (!state.isEmpty()) {
        int wide = pixels(Width.of(state)) + 20;
        body.append(Shapes.rect("state", life(i) - wide / 2, y - 18, wide, 24, 12));
        body.append(Shapes.words("stateword", life(i), y, "middle", state));
      }
    }
    for (int i = 0; i < states.moves().size(); i++) {
      if (!states.moves().get(i).isEmpty()) {
        y += 24;
        beside(i, "move", states.moves().get(i));
      }
    }
  }

  private void arrow(Rung.Arrow arrow) {
    time(arrow.at());
    int sign = arrow.isForward() ? 1 : -1;
    int from = life(arrow.from());
    int whole = life(arrow.to());
    int to =
        arrow.reach() == Rung.Reach.ARRIVED ? whole : whole - sign * Math.abs(whole - from) / 4;
    boolean captured = arrow.proof() == Rung.Proof.CAPTURED;
    String kind =
        "arrow"
            + (arrow.proof() == Rung.Proof.INFERRED ? " inferred" : captured ? " captured" : "")
            + (arrow.reach() == Rung.Reach.DROPPED ? " lost" : "");
    body.append(Shapes.line(kind, from, y + 6, to - sign * 8, y + 6));
    body.append(tip(arrow, to, sign, captured));
    label(arrow, from + sign * 12, sign, Math.abs(whole - from));
    if (!arrow.remark().isEmpty()) {
      if (!arrow.isForward()) {
        y += 24;
      }
      beside(arrow.to(), "dim", arrow.remark());
    }
  }

  private String tip(Rung.Arrow arrow, int x, int sign, boolean captured) {
    if (arrow.reach() == Rung.Reach.DROPPED) {
      return Shapes.line("arrow lost", x - 6, y, x + 6, y + 12)
          + Shapes.line("arrow lost", x - 6, y + 12, x + 6, y);
    }
    return String.format(
        Locale.ROOT,
        "<path class=\"%s\" d=\"M%d %d l%d -5 v10 z\"/>%n",
        captured ? "captip" : "tip",
        x,
        y + 6,
        -sign * 11);
  }

  private void label(Rung.Arrow arrow, int x, int sign, int length) {
    String segment = new Shaft(arrow, 1_000).segment();
    int room = Math.max(4, room(length - 36) - (segment.isEmpty() ? 0 : Width.of(segment) + 2));
    String call = Width.cut(Line.safe(arrow.call()), room);
    String gap = call.isEmpty() || segment.isEmpty() ? "" : "  ";
    body.append(
        String.format(
            Locale.ROOT,
            "<text xml:space=\"preserve\" x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s%s<tspan"
                + " class=\"seg\">%s</tspan></text>%n",
            x,
            y,
            sign > 0 ? "start" : "end",
            Shapes.text(call),
            gap,
            Shapes.text(segment)));
  }
}
