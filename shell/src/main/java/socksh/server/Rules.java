package socksh.server;

import org.jspecify.annotations.Nullable;

/** The rules of a server in their order: the first one that fits a message is about it. */
final class Rules {
  private final Server server;
  private final Rule[] all;
  private boolean complained;

  Rules(Server server) {
    this.server = server;
    this.all =
        server.service().behaviours().stream()
            .filter(Behaviour.On.class::isInstance)
            .map(each -> ((Behaviour.On) each).rule())
            .toArray(Rule[]::new);
  }

  /** The one that is about a message, which then knows its groups; null where there is none. */
  @Nullable Rule about(Message message) {
    for (Rule rule : all) {
      int[] groups = match(rule, message);
      if (groups != null) {
        message.groups = groups;
        return rule;
      }
    }
    return null;
  }

  private int @Nullable [] match(Rule rule, Message message) {
    try {
      return rule.when().match(message.data, message.from, message.to);
    } catch (Condition.TooCostly gaveUp) {
      complain(message);
      return null;
    }
  }

  private void complain(Message message) {
    if (!complained) {
      complained = true;
      server.remark(
          "gave up on a message of "
              + (message.to - message.from)
              + " bytes: its pattern is too slow for it, so it does not fit; further ones are"
              + " not told");
    }
  }
}
