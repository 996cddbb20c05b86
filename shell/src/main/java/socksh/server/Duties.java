package socksh.server;

import java.util.List;

/** What the behaviours of a server say: to who comes, to a message, to a datagram. */
final class Duties {
  private final List<Behaviour> all;

  Duties(Service service) {
    this.all = service.behaviours();
  }

  /** Says what is said to whoever comes. */
  void welcome(Client client, Outgoing out) {
    for (Behaviour behaviour : all) {
      switch (behaviour) {
        case Behaviour.Greet(byte[] bytes) -> out.add(bytes, 0, bytes.length);
        case Behaviour.Daytime _ -> {
          out.add(Daytime.line());
          client.leavesSoon();
        }
        case Behaviour.Chargen _ -> client.sender().stream(Stream.CHARGEN);
        case Behaviour.FileOf(byte[] content) -> {
          client.sender().stream(new Stream(content, false));
          client.leavesSoon();
        }
        case Behaviour.Exec(List<String> command) -> client.runs(command);
        case Behaviour.Echo _, Behaviour.Discard _, Behaviour.Reply _ -> {}
        case Behaviour.Chat _, Behaviour.On _, Behaviour.Asking _ -> {}
      }
    }
  }

  /** Composes the answer to a message. */
  void answer(Message message, Outgoing to) {
    for (Behaviour behaviour : all) {
      say(behaviour, message, to);
    }
  }

  /** Composes what one behaviour answers to a message. */
  static void say(Behaviour behaviour, Message message, Outgoing to) {
    switch (behaviour) {
      case Behaviour.Echo _ -> to.add(message.data, message.whole, message.end);
      case Behaviour.Reply(Template template) -> template.answer(message, to);
      case Behaviour.Greet _, Behaviour.Discard _, Behaviour.Chargen _, Behaviour.On _ -> {}
      case Behaviour.Daytime _, Behaviour.Chat _, Behaviour.FileOf _ -> {}
      case Behaviour.Asking _, Behaviour.Exec _ -> {}
    }
  }

  /** Composes the answer to a datagram. */
  void answerDatagram(Message message, Outgoing to) {
    answer(message, to);
    for (Behaviour behaviour : all) {
      if (behaviour instanceof Behaviour.Chargen) {
        Stream.line(to);
      } else if (behaviour instanceof Behaviour.Daytime) {
        to.add(Daytime.line());
      }
    }
  }

  /** Whether a datagram is answered at all; an empty answer is one too. */
  boolean answerDatagrams() {
    return all.stream()
        .anyMatch(
            each ->
                !(each instanceof Behaviour.Discard
                    || each instanceof Behaviour.On
                    || each instanceof Behaviour.Asking));
  }
}
