package socksh.script.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import socksh.script.Source;

/**
 * Recordings of the same conversation beside each other: where they vary, and the script that fits
 * all of them.
 *
 * @param merged the first of them, changed so that it fits the others too
 * @param findings where they vary
 * @param compared how many conversations were compared with another
 */
record Comparison(Source merged, List<Finding> findings, int compared) {

  /** Whether there is a script that fits all. */
  boolean fits() {
    return findings.stream().noneMatch(finding -> finding.proposal().isEmpty());
  }

  /**
   * Several recordings of the same.
   *
   * @param inventor makes a name one that no variable has
   */
  static Comparison of(List<Source> sources, UnaryOperator<String> inventor) {
    if (sources.size() == 1) {
      return within(sources.getFirst(), inventor);
    }
    Script one = new Script(sources.getFirst());
    List<Finding> findings = new ArrayList<>();
    for (Source source : sources.subList(1, sources.size())) {
      Pairing pairing = new Pairing(one, new Script(source));
      Optional<Finding> difference = pairing.difference();
      if (difference.isPresent()) {
        findings.add(difference.get());
        continue;
      }
      Script other = new Script(source);
      Draft draft = new Draft(one, other);
      new Merge(one, other, draft, inventor).take(pairing.pairs());
      findings.addAll(draft.findings());
      one = new Script(new Source(one.source().name(), draft.text()));
    }
    return new Comparison(one.source(), findings, sources.size() - 1);
  }

  // --- one recording ----------------------------------------------------------------------------

  /** The conversations of one recording: those that consist of the same steps become one. */
  private static Comparison within(Source source, UnaryOperator<String> inventor) {
    Script script = new Script(source);
    boolean two = script.talks().size() == 2;
    List<Finding> findings = new ArrayList<>();
    int compared = 0;
    for (Optional<Again> again = again(script, two);
        again.isPresent();
        again = again(script, two)) {
      Draft draft = new Draft(script, script);
      new Merge(script, script, draft, inventor)
          .take(Pairing.pairs(again.get().first(), again.get().second()));
      draft.leave(again.get().second());
      findings.addAll(draft.findings());
      script = new Script(new Source(source.name(), draft.text()));
      compared++;
    }
    if (compared == 0 && script.talks().size() > 1) {
      new Pairing(script, script)
          .difference(script.talks().get(0), script.talks().get(1))
          .ifPresent(findings::add);
    }
    return new Comparison(script.source(), findings, compared);
  }

  /** A conversation that is had again. */
  private record Again(Talk first, Talk second) {}

  /**
   * Two are the same where the client says the same.
   *
   * @param two whether there are only two, which are compared then whatever the client says
   */
  private static Optional<Again> again(Script script, boolean two) {
    Pairing pairing = new Pairing(script, script);
    List<Talk> talks = script.talks();
    for (int at = 0; at < talks.size(); at++) {
      for (int later = at + 1; later < talks.size(); later++) {
        Talk first = talks.get(at);
        Talk second = talks.get(later);
        if (pairing.isSame(first, second) && (two || saysTheSame(first, second))) {
          return Optional.of(new Again(first, second));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean saysTheSame(Talk first, Talk second) {
    return Pairing.pairs(first, second).stream()
        .filter(pair -> !pair.one().expects())
        .allMatch(pair -> values(pair.one()).equals(values(pair.other())));
  }

  private static List<String> values(Step step) {
    return step.quotes().stream().map(Quote::value).toList();
  }
}
