package socksh.view.timeline;

import socksh.view.Style;
import socksh.view.Width;

/** The shaft of an arrow with what is written on it: the call first, the segment second. */
final class Shaft {
  private static final int BETWEEN = 4;

  private static final int LEAST_OF_CALL = 12;

  private final Rung.Arrow arrow;
  private final int room;
  private final String call;
  private final String segment;

  /**
   * @param room columns between the two lifelines
   */
  Shaft(Rung.Arrow arrow, int room) {
    this.arrow = arrow;
    this.room = room;
    this.segment = Width.cut(signed(Line.safe(arrow.segment())), Math.max(4, room - 4));
    this.call = Width.cut(Line.safe(arrow.call()), Math.max(4, room - wanted(segment) - 4));
  }

  /** Whether there is no room for the call beside the segment. */
  static boolean isTooNarrow(Rung.Arrow arrow, int room) {
    int left = room - wanted(arrow.segment()) - 6;
    return !arrow.segment().isEmpty() && left < Math.min(LEAST_OF_CALL, Width.of(arrow.call()));
  }

  private static int wanted(String segment) {
    return segment.isEmpty() ? 0 : Width.of(segment) + 3;
  }

  /** A segment with the sign of how it is known. */
  private String signed(String text) {
    return text.isEmpty()
        ? ""
        : switch (arrow.proof()) {
          case NONE -> text;
          case INFERRED -> "~" + text + "~";
          case CAPTURED -> "[" + text + "]";
        };
  }

  /** The segment as it is written on the shaft. */
  String segment() {
    return segment;
  }

  void draw(Line line, int left) {
    Style style = arrow.proof() == Rung.Proof.CAPTURED ? Style.GOOD : Style.PLAIN;
    line.put(left, style, arrow.isForward() ? forward() : backward());
  }

  private String forward() {
    String lead = call.isEmpty() ? "" : " " + call + " ";
    String middle = middle();
    int dashes = room - Width.of(lead) - Width.of(middle) - 1;
    int before = segment.isEmpty() ? 0 : Math.min(BETWEEN, Math.max(1, dashes / 2));
    int after = Math.max(0, dashes - before);
    return lead + "-".repeat(before) + middle + tip(after);
  }

  private String middle() {
    return segment.isEmpty() ? "" : " " + segment + " ";
  }

  private String tip(int dashes) {
    return switch (arrow.reach()) {
      case ARRIVED -> "-".repeat(dashes) + ">";
      case DROPPED -> "-".repeat(dashes) + "x";
      case SENT ->
          "-".repeat(Math.max(0, dashes - dashes / 3 - 1))
              + ">"
              + " ".repeat(dashes / 3 + (dashes > 0 ? 1 : 0));
    };
  }

  private String backward() {
    String lead = call.isEmpty() ? "" : " " + call + " ";
    String middle = middle();
    int dashes = room - Width.of(lead) - Width.of(middle) - 1;
    int before = segment.isEmpty() ? 0 : Math.min(BETWEEN, Math.max(1, dashes / 2));
    String mirrored = tip(Math.max(0, dashes - before));
    return mirror(mirrored) + middle + "-".repeat(before) + lead;
  }

  private static String mirror(String tip) {
    return new StringBuilder(tip).reverse().toString().replace('>', '<');
  }
}
