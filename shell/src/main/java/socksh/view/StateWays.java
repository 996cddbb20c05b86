package socksh.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import socksh.kernel.TcpState;
import socksh.manual.StateDiagram;
import socksh.manual.StateDiagram.Transition;

/** One state out of the diagram, with the arrows into it on the left and out of it on the right. */
final class StateWays {
  private final TcpState state;
  private final Optional<TcpState> now;
  private final List<Transition> in;
  private final List<Transition> out;

  private StateWays(TcpState state, Optional<TcpState> now) {
    this.state = state;
    this.now = now;
    this.in = StateDiagram.into(state);
    this.out = StateDiagram.outOf(state);
  }

  /** In less than eighty columns; the state that {@code now} names stands in brackets. */
  static List<Styled> lines(TcpState state, Optional<TcpState> now) {
    return new StateWays(state, now).lines();
  }

  private List<Styled> lines() {
    int left = in.stream().mapToInt(way -> Width.of(into(way))).max().orElse(0);
    int middle = Width.of(name(state));
    List<Styled> lines = new ArrayList<>();
    for (int row = 0; row < Math.max(in.size(), out.size()); row++) {
      Styled before = row < in.size() ? into(in.get(row)) : Styled.EMPTY;
      Ink ink = new Ink().add("  " + " ".repeat(left - Width.of(before))).add(before);
      if (row == 0) {
        ink.add(" ").add(name(state));
      }
      if (row < out.size()) {
        ink.add(row == 0 ? "" : " ".repeat(middle + 1)).add(arrow(out.get(row)));
        ink.add(" ").add(name(out.get(row).to()));
      }
      lines.add(ink.line());
    }
    return lines;
  }

  private Styled into(Transition way) {
    return new Ink().add(name(way.from())).add(arrow(way)).line();
  }

  private static Styled arrow(Transition way) {
    return new Ink().add(Style.DIM, " --").add(" " + way.label() + " ").add(Style.DIM, "->").line();
  }

  private Styled name(TcpState each) {
    boolean lit = now.filter(each::equals).isPresent();
    return lit ? Styled.of(Style.LIT, "[" + each + "]") : Styled.of(Style.CALL, each.name());
  }
}
