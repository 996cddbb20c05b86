package socksh.command;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import socksh.language.Durations;
import socksh.language.Misunderstood;
import socksh.language.Word;
import socksh.server.Behaviour;
import socksh.server.Condition;
import socksh.server.Rule;
import socksh.server.Template;

/**
 * A rule in the making: {@code on CONDITION}, then at most one each of {@code delay T}, {@code
 * reply}, {@code echo} or {@code discard}, and {@code close} or {@code reset}, in this order.
 */
final class RuleDraft {
  private static final Pattern NUMBERED = Pattern.compile("\\{(\\d{1,3})}");

  private final Condition when;
  private Optional<Duration> delay = Optional.empty();
  private Optional<Behaviour> does = Optional.empty();

  RuleDraft(Condition when) {
    this.when = when;
  }

  /** Whether what is said next belongs to it. */
  boolean lacksAnswer() {
    return does.isEmpty();
  }

  void delay(ServeWish.Clause clause) {
    if (delay.isPresent() || does.isPresent()) {
      throw Misunderstood.at(
          clause.word(),
          "one `delay` to a rule, before what it says",
          "delay 2s reply \"done\\n\"");
    }
    delay = Optional.of(Durations.read(clause.value().orElseThrow()));
  }

  void does(Behaviour behaviour) {
    does = Optional.of(behaviour);
  }

  /** What it replies, with the groups of what it is about. */
  Template template(byte[] bytes, Word reply) {
    Map<String, Integer> groups = when.groups();
    Matcher number = NUMBERED.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
    while (groups.containsKey("0") && number.find()) {
      if (!groups.containsKey(number.group(1))) {
        throw Misunderstood.at(
            reply,
            "its pattern has no group " + number.group(1),
            "it has {"
                + String.join("} {", new TreeSet<>(groups.keySet()))
                + "}; {0} is all of it");
      }
    }
    return new Template(bytes, groups);
  }

  Behaviour finished(Rule.After after) {
    return new Behaviour.On(
        new Rule(when, delay.orElse(Duration.ZERO), does.orElse(new Behaviour.Discard()), after));
  }
}
