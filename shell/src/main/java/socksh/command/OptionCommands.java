package socksh.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.OptionValue;
import socksh.kernel.Outcome;
import socksh.kernel.SocketOption;
import socksh.session.OpenSocket;
import socksh.session.Verdict;

/** The knobs of a socket: its options, and whether its calls wait. */
final class OptionCommands {
  private static final Parameter<OptionParameter.Turned> OPTION = new OptionParameter();
  private static final Parameter<Boolean> BLOCKING =
      Parameters.choice(
          "[on|off]",
          Parameter.Place.OPTIONAL,
          SocketCommands.words("on", true, "off", false),
          Map.of(
              "on", "calls wait until they can be done, as usual",
              "off", "calls never wait: EAGAIN instead (O_NONBLOCK)"));

  private OptionCommands() {}

  static Catalog.Family family() {
    return new Catalog.Family("Turning knobs", List.of(option(), blocking()));
  }

  private static Command option() {
    return Command.named("option")
        .summary("show or set a socket option; alone: list them all")
        .takes(OPTION)
        .on(Command.Target.REQUIRED, socket -> true)
        .calls("getsockopt", "setsockopt")
        .example("socket tcp; option nodelay on; option rcvbuf 64k; option linger")
        .notes(
            "Names are the shell's or C's: `option nodelay` and `option TCP_NODELAY` are the"
                + " same. After setting one the shell asks what the kernel made of it, and says"
                + " so where that is something else.",
            "The list is a look of the shell's own and not in the log; it leaves SO_ERROR alone,"
                + " because asking clears it.")
        .does(OptionCommands::performOption);
  }

  private static Verdict performOption(Invocation invocation) {
    OpenSocket socket = invocation.socket();
    Optional<OptionParameter.Turned> turned = invocation.find(OPTION);
    if (turned.isEmpty()) {
      return invocation.show(OptionList.of(socket, invocation.session().kernel()));
    }
    SocketOption option = turned.get().option();
    return turned
        .get()
        .value()
        .map(value -> set(invocation, socket, option, value))
        .orElseGet(() -> get(invocation, socket, option));
  }

  private static Verdict get(Invocation invocation, OpenSocket socket, SocketOption option) {
    Outcome outcome = invocation.ask(new Call.GetOption(socket.fd(), option));
    if (option == SocketOption.SO_ERROR
        && outcome instanceof Outcome.Valued(OptionValue.Number(int number))
        && number != 0) {
      Errno errno = Errno.of(number);
      invocation
          .session()
          .remark(number + " is " + errno.name() + " (" + errno.words() + "); asking cleared it");
    }
    return Verdict.of(outcome);
  }

  private static Verdict set(
      Invocation invocation, OpenSocket socket, SocketOption option, OptionValue wanted) {
    Verdict verdict = invocation.verdict(new Call.SetOption(socket.fd(), option, wanted));
    if (verdict == Verdict.DONE
        && invocation.step(new Call.GetOption(socket.fd(), option))
            instanceof Outcome.Valued(OptionValue made)
        && !made.equals(wanted)) {
      invocation
          .session()
          .remark(option.word() + " is " + made + " now" + why(option, wanted, made));
    }
    return verdict;
  }

  private static String why(SocketOption option, OptionValue wanted, OptionValue made) {
    boolean buffer = option == SocketOption.SO_RCVBUF || option == SocketOption.SO_SNDBUF;
    if (!buffer
        || !(wanted instanceof OptionValue.Number(int asked))
        || !(made instanceof OptionValue.Number(int got))) {
      return ", not " + wanted + ": the kernel made that of it";
    }
    if (got == 2L * asked) {
      return ": the kernel doubles what is set, to have room for its own bookkeeping";
    }
    String limit = option == SocketOption.SO_RCVBUF ? "rmem_max" : "wmem_max";
    return got > 2L * asked
        ? ": that is the least the kernel gives"
        : ": twice what net.core." + limit + " allows, which is less than was asked";
  }

  private static Command blocking() {
    return Command.named("blocking")
        .summary("say whether calls wait, or fail with EAGAIN instead")
        .takes(BLOCKING)
        .on(Command.Target.REQUIRED, socket -> true)
        .calls("fcntl")
        .example("socket tcp; blocking off; blocking")
        .notes(
            "With `off` recv, accept and connect answer at once: EAGAIN where there is nothing,"
                + " EINPROGRESS where a connection is being made; `poll` waits for them.")
        .does(OptionCommands::performBlocking);
  }

  private static Verdict performBlocking(Invocation invocation) {
    OpenSocket socket = invocation.socket();
    return invocation
        .find(BLOCKING)
        .map(on -> invocation.verdict(new Call.SetBlocking(socket.fd(), on)))
        .orElseGet(() -> invocation.verdict(new Call.IsBlocking(socket.fd())));
  }
}
