package socksh.script.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Which steps of two scripts do the same, and where there is none that does. */
final class Pairing {
  private final Script one;
  private final Script other;

  /** Two steps that do the same, and the conversation of the one. */
  record Pair(Talk talk, Step one, Step other) {
    /** The step after this one, in the same conversation. */
    Optional<Step> next() {
      int at = talk.steps().indexOf(one) + 1;
      return at < talk.steps().size() ? Optional.of(talk.steps().get(at)) : Optional.empty();
    }
  }

  Pairing(Script one, Script other) {
    this.one = one;
    this.other = other;
  }

  /** The first place where they are different conversations. */
  Optional<Finding> difference() {
    int common = Math.min(one.talks().size(), other.talks().size());
    for (int at = 0; at < common; at++) {
      Optional<Finding> found = difference(one.talks().get(at), other.talks().get(at));
      if (found.isPresent()) {
        return found;
      }
    }
    return one.talks().size() == other.talks().size()
        ? Optional.empty()
        : Optional.of(
            stop(
                one.source().name() + " and " + other.source().name(),
                count(one) + ", " + count(other)));
  }

  private static String count(Script script) {
    int count = script.talks().size();
    return count + (count == 1 ? " conversation" : " conversations");
  }

  private static Finding stop(String place, String what) {
    return new Finding(place, what, "", "", "", List.of());
  }

  /** Whether two conversations consist of the same steps. */
  boolean isSame(Talk talk, Talk there) {
    return talk.skeletons(one.variables()).equals(there.skeletons(other.variables()));
  }

  /** The first place where two conversations do not consist of the same steps. */
  Optional<Finding> difference(Talk talk, Talk there) {
    if (isSame(talk, there)) {
      return Optional.empty();
    }
    List<String> all = said(talk, one);
    List<String> others = said(there, other);
    int at = 0;
    int beside = 0;
    List<Alignment.Pair> pairs = new ArrayList<>(Alignment.of(all, others));
    pairs.add(new Alignment.Pair(all.size(), others.size()));
    for (Alignment.Pair pair : pairs) {
      List<String> mine = talk.skeletons(one.variables()).subList(at, pair.one());
      List<String> theirs = there.skeletons(other.variables()).subList(beside, pair.other());
      if (!mine.equals(theirs)) {
        int same = 0;
        while (same < Math.min(mine.size(), theirs.size())
            && mine.get(same).equals(theirs.get(same))) {
          same++;
        }
        return Optional.of(
            difference(
                step(talk, at + same, pair.one()), step(there, beside + same, pair.other())));
      }
      at = pair.one() + 1;
      beside = pair.other() + 1;
    }
    throw new IllegalStateException("different conversations without a difference");
  }

  private static List<String> said(Talk talk, Script script) {
    List<String> skeletons = talk.skeletons(script.variables());
    List<String> said = new ArrayList<>();
    for (int at = 0; at < skeletons.size(); at++) {
      said.add(
          skeletons.get(at) + talk.steps().get(at).quotes().stream().map(Quote::value).toList());
    }
    return said;
  }

  private static Optional<Step> step(Talk talk, int at, int end) {
    return at < end ? Optional.of(talk.steps().get(at)) : Optional.empty();
  }

  private Finding difference(Optional<Step> mine, Optional<Step> theirs) {
    String place =
        mine.map(one::place)
            .or(() -> theirs.map(other::place))
            .orElseGet(() -> one.source().name());
    String what =
        mine.isEmpty()
            ? "only here: " + theirs.map(other::code).orElse("")
            : theirs.isEmpty()
                ? "only here: " + mine.map(one::code).orElse("")
                : mine.map(one::code).orElse("")
                    + "  beside  "
                    + theirs.map(step -> other.place(step) + ": " + other.code(step)).orElse("");
    return stop(place, what);
  }

  /** All pairs of the same conversations, in the order of the one script. */
  List<Pair> pairs() {
    List<Pair> pairs = new ArrayList<>();
    for (int at = 0; at < one.talks().size(); at++) {
      pairs.addAll(pairs(one.talks().get(at), other.talks().get(at)));
    }
    pairs.sort(Comparator.comparingInt(pair -> pair.one().from()));
    return pairs;
  }

  /** The pairs of two conversations. */
  static List<Pair> pairs(Talk talk, Talk there) {
    List<Pair> pairs = new ArrayList<>();
    for (int at = 0; at < talk.steps().size(); at++) {
      pairs.add(
          new Pair(talk, talk.steps().get(at), Objects.requireNonNull(there.steps().get(at))));
    }
    return pairs;
  }
}
