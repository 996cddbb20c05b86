package socksh.script.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a comparison has found so far, and what the one script is to say so that both fit. */
final class Draft {
  private static final String WAS = "was: ";

  private final Script one;
  private final Script other;
  private final List<Finding> findings = new ArrayList<>();
  private final Map<Step, String> notes = new TreeMap<>(Comparator.comparingInt(Step::from));
  private final Map<Integer, Edit> edits = new TreeMap<>();

  /** Other text in the place of some. */
  record Edit(int from, int to, String text) {}

  Draft(Script one, Script other) {
    this.one = one;
    this.other = other;
  }

  List<Finding> findings() {
    return findings;
  }

  /** What the one script is to say. */
  String text() {
    return new Rewritten(one.source().text()).with(edits.values(), notes);
  }

  /** Takes a conversation away that another stands for, with the blank line before it. */
  void leave(Talk talk) {
    String text = one.source().text();
    for (Step step : talk.steps()) {
      int end = text.indexOf('\n', step.to());
      int from = text.lastIndexOf('\n', step.from() - 1);
      boolean alone = text.startsWith("\n\n", from - 1);
      edits.put(from, new Edit(alone ? from - 1 : from, end < 0 ? text.length() : end, ""));
    }
  }

  /** Other text in the place of some. */
  void edit(int from, int to, String text) {
    edits.put(from, new Edit(from, to, text));
  }

  /** Says something behind a step. */
  void note(Step step, String note) {
    notes.put(step, note);
  }

  /** Says behind a step what came first; a comment that is there already has said so. */
  void remember(Step step, String was) {
    if (step.note().isEmpty()) {
      note(step, WAS + was);
    }
  }

  /** Something in the place of a literal, which the comment keeps. */
  void replace(Pairing.Pair pair, Quote quote, String code, String was) {
    edit(quote.from(), quote.to(), code);
    remember(pair.one(), was);
  }

  /** Takes down what varies. */
  void found(Pairing.Pair pair, String mine, String theirs, String proposal, List<String> reasons) {
    String place = one.place(pair.one()) + " and " + other.place(pair.other());
    String what = pair.one().skeleton().replace("''", "..");
    findings.add(new Finding(place, what, mine, theirs, proposal, reasons));
  }
}
