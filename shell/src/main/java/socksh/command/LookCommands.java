package socksh.command;

import java.util.List;
import socksh.language.Word;

/** Looking without touching: what the kernel holds of our sockets and of their peers. */
final class LookCommands {
  static final Parameter<Target> WHERE =
      new AddressParameter(
          "[SOCKET | ADDR | PORT]", Parameter.Place.OPTIONAL, AddressText.Alone.SOCKET);

  private static final Parameter<String> LIKE =
      Parameters.keyword(
          "like", "TEXT", "only those with this in a column", Word::text, "ESTABLISHED");
  private static final Parameter<Integer> FROM =
      Parameters.keyword(
          "from",
          "N",
          "begin with this number, where there are many",
          word -> Parameters.number(word, 1, Integer.MAX_VALUE),
          "51");

  private LookCommands() {}

  static Catalog.Family family() {
    return new Catalog.Family(
        "Looking", List.of(sockets(), state(), leaks(), CaptureCommand.capture()));
  }

  private static Command sockets() {
    return Command.named("sockets")
        .summary("list the open sockets with their states and queues")
        .takes(LIKE, FROM)
        .ofTheShell()
        .example("listen 0 as srv; open tcp srv; sockets")
        .notes(
            "`*` marks the current socket. Recv-Q are the bytes that wait in the kernel, for"
                + " datagrams the size of the next one, for a listener the clients that wait for"
                + " accept. Send-Q are the bytes not yet acknowledged, for a listener its backlog."
                + " `held` are bytes that the shell has received and not yet given out. Where there"
                + " are many they are shown by fifties.",
            "To answer, the shell looks into the kernel (TCP_INFO, FIONREAD, SIOCOUTQ,"
                + " sock_diag). Looks change nothing, are no part of your conversation, and do"
                + " not stand in the log.")
        .does(
            invocation ->
                new SocketList(
                        invocation.session(),
                        invocation.find(FROM).orElse(1),
                        invocation.find(LIKE).orElse(""))
                    .show());
  }

  private static Command state() {
    return Command.named("state")
        .summary("show both ends of a socket as the kernel has them")
        .takes(WHERE)
        .on(Command.Target.OPTIONAL, socket -> true)
        .ofTheShell()
        .example("listen 0 as srv; open tcp srv; state; state srv")
        .notes(
            "Both ends are shown where both are on this machine, by sock_diag(7), TIME_WAIT"
                + " included. `state 8080` shows every socket of this machine with that port:"
                + " listeners, connections, and what is left of finished ones.",
            "To answer, the shell looks into the kernel. Looks change nothing, are no part of your"
                + " conversation, and do not stand in the log.")
        .does(invocation -> new State(invocation).show());
  }

  private static Command leaks() {
    return Command.named("leaks")
        .summary("list connections that only wait for our close")
        .ofTheShell()
        .example("listen 0 as srv; open tcp srv as web; srv accept; web close; leaks")
        .notes(
            "The peer has said goodbye and this side has not closed for two seconds or more:"
                + " CLOSE_WAIT, which nothing but `close` ends. Beside each stands the line that"
                + " opened it. In a server such sockets pile up until it has no descriptors left.")
        .does(invocation -> invocation.show(new Leaks(invocation.session()).report()));
  }
}
