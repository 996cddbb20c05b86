package socksh.view;

import static java.util.Map.entry;
import static socksh.kernel.TcpState.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import socksh.kernel.TcpState;
import socksh.manual.StateDiagram;
import socksh.session.Report;

/**
 * Draws the diagram of TCP's states in eighty columns: who opens first on the right, who closes
 * first on the left. What stands where is said here, what leads where in {@link StateDiagram}.
 */
final class StatePicture {
  private static final String KEY =
      "cause / what is sent; a RST or a long silence leads from anywhere to the top";

  private static final int ROWS = 18;
  private static final int COLUMNS = 80;

  /** Where the first letter of a name stands. */
  private static final Map<TcpState, Place> PLACES =
      Map.ofEntries(
          entry(CLOSE, new Place(0, 33)),
          entry(LISTEN, new Place(3, 9)),
          entry(SYN_SENT, new Place(3, 54)),
          entry(NEW_SYN_RECV, new Place(6, 6)),
          entry(SYN_RECV, new Place(6, 29)),
          entry(ESTABLISHED, new Place(8, 29)),
          entry(FIN_WAIT1, new Place(11, 8)),
          entry(CLOSING, new Place(11, 33)),
          entry(CLOSE_WAIT, new Place(11, 55)),
          entry(FIN_WAIT2, new Place(15, 8)),
          entry(TIME_WAIT, new Place(15, 33)),
          entry(LAST_ACK, new Place(15, 56)));

  /** The way of an arrow, corner by corner, and the place of its label. */
  private static final Map<Way, Route> ROUTES =
      Map.ofEntries(
          entry(new Way(CLOSE, LISTEN), new Route(1, 20, 1, 34, 1, 12, 2, 12)),
          entry(new Way(CLOSE, SYN_SENT), new Route(1, 40, 1, 36, 1, 58, 2, 58)),
          entry(new Way(LISTEN, NEW_SYN_RECV), new Route(4, 14, 4, 12, 5, 12)),
          entry(new Way(NEW_SYN_RECV, SYN_RECV), new Route(6, 21, 6, 19, 6, 27)),
          entry(new Way(SYN_SENT, SYN_RECV), new Route(6, 41, 4, 57, 6, 57, 6, 39)),
          entry(new Way(SYN_SENT, ESTABLISHED), new Route(8, 44, 4, 60, 8, 60, 8, 42)),
          entry(new Way(SYN_RECV, ESTABLISHED), new Route(7, 34, 7, 32, 7, 32)),
          entry(new Way(ESTABLISHED, FIN_WAIT1), new Route(9, 17, 9, 32, 9, 12, 10, 12)),
          entry(new Way(ESTABLISHED, CLOSE_WAIT), new Route(9, 43, 9, 36, 9, 60, 10, 60)),
          entry(new Way(FIN_WAIT1, FIN_WAIT2), new Route(13, 7, 12, 11, 14, 11)),
          entry(new Way(FIN_WAIT1, CLOSING), new Route(11, 19, 11, 18, 11, 31)),
          entry(new Way(FIN_WAIT1, TIME_WAIT), new Route(13, 17, 12, 15, 13, 15, 13, 35, 14, 35)),
          entry(new Way(FIN_WAIT2, TIME_WAIT), new Route(15, 19, 15, 18, 15, 31)),
          entry(new Way(CLOSING, TIME_WAIT), new Route(13, 40, 12, 38, 14, 38)),
          entry(new Way(CLOSE_WAIT, LAST_ACK), new Route(13, 62, 12, 60, 14, 60)),
          entry(new Way(TIME_WAIT, CLOSE), new Route(16, 39, 16, 37, 17, 37, 17, 78, 0, 78, 0, 40)),
          entry(new Way(LAST_ACK, CLOSE), new Route(16, 62, 16, 60, 17, 60, 17, 78, 0, 78, 0, 40)));

  private record Place(int row, int column) {}

  private record Way(TcpState from, TcpState to) {}

  private record Route(int row, int column, int... points) {}

  private final Report.States report;
  private final Canvas canvas = new Canvas(ROWS, COLUMNS);

  private StatePicture(Report.States report) {
    this.report = report;
  }

  static List<Styled> lines(Report.States report) {
    return new StatePicture(report).lines();
  }

  private List<Styled> lines() {
    StateDiagram.TRANSITIONS.forEach(this::draw);
    PLACES.forEach(this::draw);
    List<Styled> lines = new ArrayList<>();
    lines.add(Styled.of(Style.HEADING, report.heading()));
    lines.addAll(canvas.lines());
    if (report.ours().isPresent() || report.theirs().isPresent()) {
      lines.add(legend());
    }
    lines.add(Styled.of(Style.PLAIN, KEY));
    return lines;
  }

  private void draw(StateDiagram.Transition way) {
    Route route = ROUTES.get(new Way(way.from(), way.to()));
    if (route == null) {
      throw new IllegalStateException("no room is left for " + way);
    }
    canvas.arrow(route.points());
    boolean within = isWithin(route);
    canvas.text(
        route.row(), route.column(), Style.PLAIN, within ? " " + way.label() + " " : way.label());
  }

  /** Whether the label interrupts a line that goes from left to right. */
  private static boolean isWithin(Route route) {
    int[] points = route.points();
    for (int i = 0; i + 3 < points.length; i += 2) {
      if (points[i] == points[i + 2] && points[i] == route.row()) {
        return points.length > 4 || points[i + 1] != points[i + 3];
      }
    }
    return false;
  }

  private void draw(TcpState state, Place place) {
    int column = place.column() - 1;
    if (report.ours().filter(state::equals).isPresent()) {
      canvas.text(place.row(), column, Style.LIT, "[" + state + "]");
    } else if (report.theirs().filter(state::equals).isPresent()) {
      canvas.text(place.row(), column, Style.HEADING, "(" + state + ")");
    } else {
      canvas.text(place.row(), column + 1, Style.CALL, state.name());
    }
  }

  private Styled legend() {
    Ink ink = new Ink();
    boolean same = report.ours().isPresent() && report.ours().equals(report.theirs());
    if (report.ours().isPresent()) {
      ink.add(Style.LIT, "[ ]").add(" " + report.who() + (same ? " and its other end" : ""));
    }
    if (report.theirs().isPresent() && !same) {
      ink.add(report.ours().isPresent() ? "   " : "").add(Style.HEADING, "( )");
      ink.add(" its other end");
    }
    return ink.line();
  }
}
