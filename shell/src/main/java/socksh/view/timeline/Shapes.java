package socksh.view.timeline;

import java.util.Locale;

/** The elements of SVG that a ladder is made of; whatever text they hold is escaped. */
final class Shapes {
  private Shapes() {}

  /** Text that XML takes as it is, with what nobody could see as an escape. */
  static String text(String text) {
    return Line.safe(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A straight line. */
  static String line(String kind, int x1, int y1, int x2, int y2) {
    return String.format(
        Locale.ROOT,
        "<line class=\"%s\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%n",
        kind,
        x1,
        y1,
        x2,
        y2);
  }

  /** A rectangle with round corners. */
  static String rect(String kind, int x, int y, int width, int height, int round) {
    return String.format(
        Locale.ROOT,
        "<rect class=\"%s\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"%d\"/>%n",
        kind,
        x,
        y,
        width,
        height,
        round);
  }

  /** Words that begin, end or have their middle at a place. */
  static String words(String kind, double x, int y, String anchor, String words) {
    return String.format(
        Locale.ROOT,
        "<text class=\"%s\" x=\"%.1f\" y=\"%d\" text-anchor=\"%s\">%s</text>%n",
        kind,
        x,
        y,
        anchor,
        text(words));
  }
}
