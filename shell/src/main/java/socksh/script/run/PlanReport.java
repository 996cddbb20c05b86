package socksh.script.run;

import java.util.ArrayList;
import java.util.List;
import socksh.script.Breach;
import socksh.script.Plan;
import socksh.view.Span;
import socksh.view.Style;
import socksh.view.Styled;

/** What a person reads of a plan: what a script would touch, and whether it is harmless Groovy. */
final class PlanReport {
  private static final int HEAD = 13;

  private PlanReport() {}

  static List<Styled> lines(Plan plan) {
    List<Styled> lines = new ArrayList<>();
    String title = plan.title().isEmpty() ? "" : "  " + plan.title();
    lines.add(Styled.of(Style.HEADING, plan.source().name() + title));
    List<String> parameters = plan.parameters().entrySet().stream().map(Object::toString).toList();
    rows("parameters", parameters, lines);
    rows("endpoints", touches(plan.endpoints()), lines);
    rows("files", touches(plan.files()), lines);
    rows("environment", touches(plan.variables()), lines);
    rows("commands", List.of(String.join(", ", plan.commands())), lines);
    form(plan, lines);
    return lines;
  }

  private static List<String> touches(List<Plan.Touch> touches) {
    return touches.stream()
        .map(
            touch ->
                touch.verb()
                    + " "
                    + touch.what().orElse("(worked out while it runs: " + touch.text() + ")")
                    + ", line "
                    + touch.line())
        .toList();
  }

  private static void form(Plan plan, List<Styled> lines) {
    if (plan.isRestricted()) {
      rows("form", List.of("restricted: nothing but the script language"), lines);
      return;
    }
    String what = "not restricted: it can do whatever a program can, and more than stands here";
    lines.add(row("form", what, Style.BAD));
    for (Breach breach : plan.breaches()) {
      String where = "line " + breach.place().line() + ", column " + breach.place().column();
      lines.add(row("", where + ": " + breach.what(), Style.PLAIN));
    }
  }

  private static void rows(String head, List<String> bodies, List<Styled> lines) {
    List<String> all = bodies.isEmpty() || bodies.equals(List.of("")) ? List.of("none") : bodies;
    for (int i = 0; i < all.size(); i++) {
      lines.add(row(i == 0 ? head : "", all.get(i), Style.PLAIN));
    }
  }

  private static Styled row(String head, String body, Style style) {
    String padded = "  " + head + " ".repeat(HEAD - head.length());
    return new Styled(List.of(new Span(Style.DIM, padded), new Span(style, body)));
  }
}
