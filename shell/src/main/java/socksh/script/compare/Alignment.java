package socksh.script.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * The longest row of things that two rows have in common, in the same order: the table of Wagner
 * and Fischer, "The String-to-String Correction Problem", 1974. What both begin and end with is set
 * aside first, so that the table is small.
 */
final class Alignment {
  /** So many cells a table may have; rows beyond that are told apart as a whole. */
  private static final long MOST_CELLS = 4_000_000;

  /** A place in the one row and the place in the other that it goes with. */
  record Pair(int one, int other) {}

  private Alignment() {}

  /** The places that go together, in order. */
  static <T> List<Pair> of(List<T> one, List<T> other) {
    int least = Math.min(one.size(), other.size());
    int begin = 0;
    while (begin < least && one.get(begin).equals(other.get(begin))) {
      begin++;
    }
    int end = 0;
    while (end < least - begin
        && one.get(one.size() - 1 - end).equals(other.get(other.size() - 1 - end))) {
      end++;
    }
    List<Pair> pairs = new ArrayList<>();
    for (int at = 0; at < begin; at++) {
      pairs.add(new Pair(at, at));
    }
    for (Pair pair :
        middle(one.subList(begin, one.size() - end), other.subList(begin, other.size() - end))) {
      pairs.add(new Pair(begin + pair.one(), begin + pair.other()));
    }
    for (int at = end; at > 0; at--) {
      pairs.add(new Pair(one.size() - at, other.size() - at));
    }
    return pairs;
  }

  private static <T> List<Pair> middle(List<T> one, List<T> other) {
    if ((long) one.size() * other.size() > MOST_CELLS) {
      return List.of();
    }
    int[][] common = table(one, other);
    List<Pair> pairs = new ArrayList<>();
    int at = 0;
    int there = 0;
    while (at < one.size() && there < other.size()) {
      if (one.get(at).equals(other.get(there))) {
        pairs.add(new Pair(at++, there++));
      } else if (common[at + 1][there] >= common[at][there + 1]) {
        at++;
      } else {
        there++;
      }
    }
    return pairs;
  }

  /** How many are common from each pair of places on. */
  private static <T> int[][] table(List<T> one, List<T> other) {
    int[][] common = new int[one.size() + 1][other.size() + 1];
    for (int at = one.size() - 1; at >= 0; at--) {
      for (int there = other.size() - 1; there >= 0; there--) {
        common[at][there] =
            one.get(at).equals(other.get(there))
                ? common[at + 1][there + 1] + 1
                : Math.max(common[at + 1][there], common[at][there + 1]);
      }
    }
    return common;
  }
}
