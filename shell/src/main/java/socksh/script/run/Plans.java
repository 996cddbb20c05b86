package socksh.script.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socksh.command.Catalog;
import socksh.language.DidYouMean;
import socksh.script.FailureReport;
import socksh.script.Plan;
import socksh.script.Result;
import socksh.script.ScriptWrong;
import socksh.script.Source;
import socksh.script.Terms;
import socksh.session.Verdict;
import socksh.view.Paper;

/**
 * What the scripts of a run would touch, asked before any of them is played.
 *
 * @param settings values for their parameters, by name
 */
record Plans(Map<String, String> settings, Catalog catalog) {

  /**
   * Of each script what it would touch; nothing where it is no Groovy, which playing it tells.
   *
   * @throws IllegalArgumentException when a value is set that no script has a parameter for
   */
  List<Optional<Plan>> known(List<Source> scripts) {
    List<Optional<Plan>> plans = all(scripts);
    settingsAreKnown(plans);
    return plans;
  }

  private List<Optional<Plan>> all(List<Source> scripts) {
    List<Optional<Plan>> plans = new ArrayList<>();
    for (Source script : scripts) {
      try {
        plans.add(Optional.of(Plan.of(script, catalog, settings)));
      } catch (ScriptWrong wrong) {
        plans.add(Optional.empty());
      }
    }
    return plans;
  }

  /** A parameter that no script has would be a wish that nobody hears. */
  private void settingsAreKnown(List<Optional<Plan>> plans) {
    List<String> known =
        plans.stream()
            .flatMap(Optional::stream)
            .flatMap(plan -> plan.parameters().keySet().stream())
            .distinct()
            .toList();
    for (String name : settings.keySet()) {
      if (!known.contains(name) && plans.stream().allMatch(Optional::isPresent)) {
        String have = known.isEmpty() ? "none has any" : "they have " + String.join(", ", known);
        throw new IllegalArgumentException(
            "no script has a param `" + name + "` (" + DidYouMean.tip(name, known, have) + ")");
      }
    }
  }

  /** {@code --plan}: a script that --safe would refuse is as wrong as one that is no Groovy. */
  Verdict tell(List<Source> scripts, Terms.Freedom freedom, Paper out, Paper err) {
    Verdict verdict = Verdict.DONE;
    for (Source script : scripts) {
      try {
        Plan plan = Plan.of(script, catalog, settings).examined(catalog);
        PlanReport.lines(plan).forEach(out::print);
        if (freedom == Terms.Freedom.RESTRICTED && !plan.isRestricted()) {
          verdict = Verdict.WRONG;
        }
      } catch (ScriptWrong wrong) {
        FailureReport.lines(Result.wrong(script, wrong)).forEach(err::print);
        verdict = Verdict.WRONG;
      }
    }
    return verdict;
  }
}
