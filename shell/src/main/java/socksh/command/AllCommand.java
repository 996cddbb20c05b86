package socksh.command;

import java.util.List;
import socksh.language.Amounts;
import socksh.server.Server;
import socksh.session.Verdict;

/** {@code all}: what is said or done to every client that is served. */
final class AllCommand {
  private static final Parameter<AllParameter.Wish> ALL = new AllParameter();

  private AllCommand() {}

  static Command all() {
    return Command.named("all")
        .summary("say something to every client that is served")
        .takes(ALL)
        .calls("send")
        .example("serve 0 chat as srv; all send \"the shop closes\\n\"; serve stop srv")
        .notes("`all close` closes the connection of each. Listeners stay.")
        .does(AllCommand::perform);
  }

  private static Verdict perform(Invocation invocation) {
    List<Server> servers = invocation.shell().servers().all();
    return switch (invocation.get(ALL)) {
      case AllParameter.Wish.Send(var payload) -> {
        byte[] bytes = payload.build(invocation.world()).bytes();
        int count = servers.stream().mapToInt(each -> each.sendToAll(bytes)).sum();
        invocation
            .session()
            .remark(Amounts.bytes(bytes.length) + " for " + Amounts.count(count, "client"));
        yield Verdict.DONE;
      }
      case AllParameter.Wish.Close() -> {
        int count = servers.stream().mapToInt(Server::closeAll).sum();
        invocation.session().remark("closed " + Amounts.count(count, "client"));
        yield Verdict.DONE;
      }
    };
  }
}
