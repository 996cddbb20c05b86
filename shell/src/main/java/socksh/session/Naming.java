package socksh.session;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import socksh.kernel.Call;
import socksh.kernel.Fd;
import socksh.kernel.Outcome;

/** What the sockets of a call are called at the moment. */
final class Naming {
  private final Sockets sockets;

  Naming(Sockets sockets) {
    this.sockets = sockets;
  }

  Event.Labels of(Call call) {
    return switch (call) {
      case Call.Poll(List<Call.Interest> interests, _) -> labels(interests);
      case Call.Socket _, Call.Resolve _, Call.Open _ -> Event.Labels.NONE;
      case Call.Bind(Fd fd, _) -> label(fd);
      case Call.Connect(Fd fd, _) -> label(fd);
      case Call.Listen(Fd fd, _) -> label(fd);
      case Call.Accept(Fd fd) -> label(fd);
      case Call.Send(Fd fd, _, _) -> label(fd);
      case Call.SendTo(Fd fd, _, _, _) -> label(fd);
      case Call.Recv(Fd fd, _, _) -> label(fd);
      case Call.RecvFrom(Fd fd, _, _) -> label(fd);
      case Call.Shutdown(Fd fd, _) -> label(fd);
      case Call.Close(Fd fd) -> label(fd);
      case Call.SetOption(Fd fd, _, _) -> label(fd);
      case Call.GetOption(Fd fd, _) -> label(fd);
      case Call.Name(Fd fd) -> label(fd);
      case Call.Peer(Fd fd) -> label(fd);
      case Call.SetBlocking(Fd fd, _) -> label(fd);
      case Call.IsBlocking(Fd fd) -> label(fd);
      case Call.Unread(Fd fd) -> label(fd);
      case Call.Unsent(Fd fd) -> label(fd);
      case Call.SendFile(Fd fd, _, _, _) -> label(fd);
      case Call.SendMapped(Fd fd, _, _, _) -> label(fd);
    };
  }

  private Event.Labels label(Fd fd) {
    return sockets.of(fd).map(OpenSocket::labels).orElse(Event.Labels.NONE);
  }

  private Event.Labels labels(List<Call.Interest> interests) {
    if (interests.size() == 1) {
      return label(interests.getFirst().fd());
    }
    Map<Fd, String> all = new HashMap<>();
    interests.forEach(interest -> all.putAll(label(interest.fd()).labels()));
    return new Event.Labels(Map.copyOf(all));
  }

  /** The labels of an answered call, with that of the socket that the answer made, if any. */
  Event.Labels with(Event.Labels labels, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Opened(Fd fd) -> label(fd);
      case Outcome.Accepted(Fd fd, _) -> {
        Map<Fd, String> both = new HashMap<>(labels.labels());
        both.putAll(label(fd).labels());
        yield new Event.Labels(Map.copyOf(both));
      }
      default -> labels;
    };
  }
}
