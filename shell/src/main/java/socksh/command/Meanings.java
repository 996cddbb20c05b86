package socksh.command;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import socksh.kernel.Protocol;
import socksh.kernel.Row;
import socksh.kernel.TcpState;
import socksh.manual.Manual;
import socksh.manual.StatePage;
import socksh.session.Report;

/** What TCP states mean and who moves next, as terms of a page. */
final class Meanings {
  private Meanings() {}

  /** Of each state among the rows, once. */
  static List<Report.Entry> of(List<Row> rows) {
    Set<TcpState> states = EnumSet.noneOf(TcpState.class);
    rows.stream()
        .filter(row -> row.protocol() == Protocol.TCP)
        .forEach(row -> states.add(row.state()));
    return of(states);
  }

  static List<Report.Entry> of(Set<TcpState> states) {
    List<Report.Entry> terms = new ArrayList<>();
    for (TcpState state : states) {
      StatePage page = Manual.state(state);
      terms.add(
          new Report.Entry.Term(state.name(), page.meaning() + "\nNext moves: " + page.next()));
    }
    return terms;
  }
}
