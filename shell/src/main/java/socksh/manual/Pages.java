package socksh.manual;

import java.util.List;
import java.util.Optional;
import socksh.kernel.Call;

/** The index: which page belongs to which call. */
final class Pages {
  private Pages() {}

  /** The page of a call. A new kind of call does not compile until it is listed here. */
  static Page of(Call call) {
    return switch (call) {
      case Call.Socket _ -> OpeningPages.SOCKET;
      case Call.Bind _ -> OpeningPages.BIND;
      case Call.Connect _ -> OpeningPages.CONNECT;
      case Call.Listen _ -> ListeningPages.LISTEN;
      case Call.Accept _ -> ListeningPages.ACCEPT;
      case Call.Poll _ -> ListeningPages.POLL;
      case Call.Send _, Call.SendMapped _ -> SendingPages.SEND;
      case Call.SendTo _ -> SendingPages.SENDTO;
      case Call.SendFile _ -> SendingPages.SENDFILE;
      case Call.Open _ -> SendingPages.OPEN;
      case Call.Recv _ -> ReceivingPages.RECV;
      case Call.RecvFrom _ -> ReceivingPages.RECVFROM;
      case Call.Unread _, Call.Unsent _ -> ReceivingPages.IOCTL;
      case Call.Shutdown _ -> ClosingPages.SHUTDOWN;
      case Call.Close _ -> ClosingPages.CLOSE;
      case Call.SetOption _ -> OptionPages.SETSOCKOPT;
      case Call.GetOption _ -> OptionPages.GETSOCKOPT;
      case Call.SetBlocking _, Call.IsBlocking _ -> OptionPages.FCNTL;
      case Call.Name _ -> NamePages.GETSOCKNAME;
      case Call.Peer _ -> NamePages.GETPEERNAME;
      case Call.Resolve _ -> NamePages.GETADDRINFO;
    };
  }

  /** All pages, in the order in which a learner meets the calls. */
  static List<Page> all() {
    return List.of(
        OpeningPages.SOCKET,
        OpeningPages.BIND,
        OpeningPages.CONNECT,
        ListeningPages.LISTEN,
        ListeningPages.ACCEPT,
        SendingPages.SEND,
        SendingPages.SENDTO,
        ReceivingPages.RECV,
        ReceivingPages.RECVFROM,
        ListeningPages.POLL,
        ClosingPages.SHUTDOWN,
        ClosingPages.CLOSE,
        OptionPages.GETSOCKOPT,
        OptionPages.SETSOCKOPT,
        NamePages.GETSOCKNAME,
        NamePages.GETPEERNAME,
        OptionPages.FCNTL,
        ReceivingPages.IOCTL,
        NamePages.GETADDRINFO,
        SendingPages.OPEN,
        SendingPages.SENDFILE);
  }

  static Optional<Page> named(String function) {
    return all().stream().filter(page -> page.function().equals(function)).findFirst();
  }
}
