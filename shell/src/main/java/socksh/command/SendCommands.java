package socksh.command;

import java.util.List;
import java.util.Optional;
import socksh.kernel.Address;
import socksh.kernel.Kind;
import socksh.language.Built;
import socksh.language.Word;
import socksh.session.OpenSocket;
import socksh.session.Unsent;
import socksh.session.Verdict;

/** Everything that sends. */
final class SendCommands {
  private static final Parameter<List<Word>> TEXT = WordsParameter.TEXT;

  private SendCommands() {}

  static Catalog.Family family() {
    return new Catalog.Family("Sending", List.of(send(), line(), sendto()));
  }

  private static boolean canSend(OpenSocket socket) {
    return socket.phase() == OpenSocket.Phase.CONNECTED;
  }

  private static Command send() {
    return Command.named("send")
        .summary("send exactly these bytes, no line end added")
        .takes(Parameters.PAYLOAD)
        .on(Command.Target.REQUIRED, SendCommands::canSend)
        .calls("send", "sendfile")
        .example("open tcp lab:echo; send \"hello\\r\\n\"")
        .notes(
            "Text in double quotes takes \\r"
                + " \\n"
                + " \\t \\0 \\xHH \\u{HEX}; `send rest` sends what a full buffer did not take, or"
                + " the end of a file that was interrupted.",
            "`send file PATH` is one sendfile(2) up to 1 MiB. A larger file is mapped by mmap(2)"
                + " and sent from its pages by send(2), 1 MiB a call: on loopback that is faster;"
                + " where it cannot be mapped, sendfile(2) sends it.")
        .does(SendCommands::performSend);
  }

  private static Verdict performSend(Invocation invocation) {
    OpenSocket socket = invocation.socket();
    if (isRest(invocation)) {
      return sendRest(invocation, socket);
    }
    Optional<String> file = invocation.get(Parameters.PAYLOAD).onlyFile();
    if (file.isPresent() && socket.kind() == Kind.STREAM && !socket.isServed()) {
      return new FileSending(invocation, socket).send(new Unsent.OfFile(file.get(), 0));
    }
    Built built = Sending.build(invocation);
    return new Sending(invocation, socket).send(built);
  }

  private static Verdict sendRest(Invocation invocation, OpenSocket socket) {
    Unsent rest = socket.unsent();
    if (!rest.isThere()) {
      throw invocation.wrongWord(
          "rest", "nothing is left to be sent", "to send the word itself write \"rest\"");
    }
    return rest.file().isPresent()
        ? new FileSending(invocation, socket).send(rest.file().get())
        : new Sending(invocation, socket).send(rest.bytes(), rest.told());
  }

  /** The bare word: what stands in quotes is sent as it is. */
  private static boolean isRest(Invocation invocation) {
    return invocation.get(Parameters.PAYLOAD).pieces().size() == 1
        && invocation.lastWord().is("rest");
  }

  private static Command line() {
    return Command.named("line")
        .summary("send text and the socket's line end")
        .takes(TEXT)
        .on(Command.Target.REQUIRED, SendCommands::canSend)
        .calls("send")
        .example("open tcp lab:lines; recv line; line \"hello\"; recv line")
        .notes("The line end is `eol lf`, `crlf`, `cr` or `none`; `sockets` shows it.")
        .does(
            invocation -> {
              byte[] bytes =
                  WordsParameter.joined(
                      invocation.find(TEXT).orElse(List.of()),
                      invocation.socket().lineEnd().bytes());
              return new Sending(invocation, invocation.socket()).send(bytes, bytes);
            });
  }

  private static Command sendto() {
    return Command.named("sendto")
        .summary("send one datagram to an address")
        .takes(Parameters.ADDRESS, Parameters.PAYLOAD)
        .on(Command.Target.REQUIRED, socket -> socket.kind() == Kind.DGRAM)
        .calls("sendto")
        .example("socket udp; sendto lab:echo-udp \"ping\"; recv")
        .does(SendCommands::performSendTo);
  }

  private static Verdict performSendTo(Invocation invocation) {
    Built built = Sending.build(invocation);
    OpenSocket socket = invocation.socket();
    Optional<Address> to =
        new Resolver(invocation)
            .address(invocation.get(Parameters.ADDRESS), Optional.of(socket.family()));
    return to.isEmpty() ? Verdict.NO : new Sending(invocation, socket).sendTo(built, to.get());
  }
}
