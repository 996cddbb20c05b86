package socksh.script.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import socksh.script.Plan;

/** Which scripts have to follow each other, because they use the same fixed port or file. */
final class Chains {
  private final int[] leader;

  private Chains(int scripts) {
    leader = new int[scripts];
    for (int i = 0; i < scripts; i++) {
      leader[i] = i;
    }
  }

  /**
   * The chains, each the places of its scripts. Scripts of which it is not known what they use
   * might use anything that is fixed: they are in one chain with all that claim something.
   *
   * @param plans of each script; empty where it could not be read, and will not be played either
   */
  static List<List<Integer>> of(List<Optional<Plan>> plans) {
    Chains chains = new Chains(plans.size());
    chains.link(plans);
    Map<Integer, List<Integer>> all = new TreeMap<>();
    for (int i = 0; i < plans.size(); i++) {
      all.computeIfAbsent(chains.leaderOf(i), _ -> new ArrayList<>()).add(i);
    }
    return List.copyOf(all.values());
  }

  private void link(List<Optional<Plan>> plans) {
    boolean anyOpen = plans.stream().flatMap(Optional::stream).anyMatch(Plan::isOpen);
    Map<String, Integer> first = new HashMap<>();
    for (int i = 0; i < plans.size(); i++) {
      if (plans.get(i).isPresent()) {
        for (String claim : claims(plans.get(i).get(), anyOpen)) {
          Integer other = first.putIfAbsent(claim, i);
          leader[leaderOf(i)] = leaderOf(other == null ? i : other);
        }
      }
    }
  }

  private static List<String> claims(Plan plan, boolean anyOpen) {
    List<String> claims = new ArrayList<>(plan.claims());
    if (plan.isOpen() || anyOpen && !claims.isEmpty()) {
      claims.add("whatever is fixed");
    }
    return claims;
  }

  private int leaderOf(int script) {
    return leader[script] == script ? script : leaderOf(leader[script]);
  }
}
