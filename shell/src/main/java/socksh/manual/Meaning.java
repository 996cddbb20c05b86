package socksh.manual;

import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Family;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;

/** What it means that a call succeeded: one sentence, with the call's own numbers in it. */
final class Meaning {
  private static final int USUAL_SOMAXCONN = 4096;

  private Meaning() {}

  /** The sentence of a success. A new kind of call does not compile until it has one. */
  static String of(Call call, Outcome outcome, @Nullable Kind kind) {
    return switch (call) {
      case Call.Socket(Family family, Kind made) -> socket(family, made);
      case Call.Bind(_, Address address) -> bind(address, kind);
      case Call.Connect(_, Address address) -> connect(address, kind);
      case Call.Listen(_, int backlog) -> listen(backlog);
      case Call.Accept _ ->
          "A new socket for this one client; the listener listens on, and both have the same local"
              + " port.";
      case Call.Send(_, byte[] bytes, _) -> Transferred.sent(outcome.value(), bytes.length, kind);
      case Call.SendTo(_, byte[] bytes, _, _) ->
          Transferred.sent(outcome.value(), bytes.length, kind == null ? Kind.DGRAM : kind);
      case Call.Recv(_, int length, var flags) ->
          Transferred.received(outcome, length, flags, kind);
      case Call.RecvFrom(_, int length, var flags) ->
          Transferred.received(outcome, length, flags, kind == null ? Kind.DGRAM : kind);
      case Call.Poll poll -> Readied.of(poll, outcome);
      case Call.Shutdown(_, Call.How how) -> shutdown(how, kind);
      case Call.Close _ -> close(kind);
      case Call.SetOption set -> OptionMeaning.set(set);
      case Call.GetOption get -> OptionMeaning.got(get, outcome);
      case Call.Name _ -> name(outcome);
      case Call.Peer _ ->
          "The other end, as the kernel wrote it down when the socket was connected.";
      case Call.SetBlocking(_, boolean blocking) ->
          blocking
              ? "Calls wait again until they can do something."
              : "Calls no longer wait: where they would, they fail with EAGAIN or EINPROGRESS.";
      case Call.IsBlocking _ ->
          outcome.value() == 1
              ? "Calls wait until they can do something."
              : "O_NONBLOCK is set: where a call would wait, it fails with EAGAIN.";
      case Call.Unread _ -> Transferred.unread(outcome.value(), kind);
      case Call.Unsent _ -> Transferred.unsent(outcome.value(), kind);
      case Call.Resolve _ -> resolved(outcome);
      case Call.Open _ ->
          "The file is open for reading; its descriptor is one of the same table as sockets.";
      case Call.SendFile send -> Transferred.sentFile(outcome.value(), send.count());
      case Call.SendMapped send -> Transferred.sentMapped(outcome.value(), send.count());
    };
  }

  private static String socket(Family family, Kind made) {
    if (family == Family.UNIX) {
      return "One end for talking within this machine; it needs no network and no port.";
    }
    return switch (made) {
      case STREAM -> "One end, not bound and not connected: no table of the kernel shows it yet.";
      case DGRAM ->
          "One end for datagrams; it gets a port of its own when it is bound or first sends.";
    };
  }

  private static String bind(Address address, @Nullable Kind kind) {
    if (address instanceof Address.UnixPath) {
      return "The socket's file exists now, and stays after close until somebody removes it.";
    }
    if (address instanceof Address.UnixAbstract) {
      return "The name is this socket's until it is closed; no file is made.";
    }
    if (address.port() == 0) {
      return "Port 0 let the kernel choose a free port; `name` shows which.";
    }
    if (kind == Kind.DGRAM) {
      return "From now on datagrams to that port wait in this socket's queue.";
    }
    return address.isAny()
        ? "The port is this socket's on every address of the machine; a stream still needs listen."
        : "The port is this socket's on that one address; a stream still needs listen.";
  }

  private static String connect(Address address, @Nullable Kind kind) {
    if (kind == Kind.DGRAM) {
      return "Nothing was sent: a datagram socket notes its peer, and from now on hears nobody"
          + " else.";
    }
    return switch (address) {
      case Address.UnixPath _, Address.UnixAbstract _, Address.UnixUnnamed _ ->
          "We stand in the listener's queue; its accept may not have happened yet.";
      case Address.Inet4 _, Address.Inet6 _ ->
          kind == Kind.STREAM
              ? "The handshake is done; the server's accept may not have happened yet."
              : "TCP: the handshake is done, accept may come later. UDP: the peer is noted, nothing"
                  + " was sent.";
    };
  }

  private static String listen(int backlog) {
    String waiting =
        backlog < 0 || backlog >= USUAL_SOMAXCONN
            ? "as many clients as net.core.somaxconn allows"
            : backlog == 0 ? "1 client" : "up to " + (backlog + 1) + " clients";
    return "The kernel now shakes hands by itself; "
        + waiting
        + " can wait for accept, later ones hang and are not refused.";
  }

  private static String shutdown(Call.How how, @Nullable Kind kind) {
    if (kind == Kind.DGRAM) {
      return "Datagrams know no goodbye: the peer is not told, the direction is closed on this side"
          + " only.";
    }
    return switch (how) {
      case SHUT_WR ->
          "The peer reads the end after all we sent; it may still answer, and we can still"
              + " receive.";
      case SHUT_RD ->
          "recv gives 0 when nothing waits; over TCP the peer is not told and may go on sending.";
      case SHUT_RDWR ->
          "The peer reads the end after all we sent; the descriptor is still ours to close.";
    };
  }

  private static String close(@Nullable Kind kind) {
    return kind == Kind.DGRAM
        ? "The descriptor is gone and the port is free; the peer is not told."
        : "The descriptor is gone; a connection ends with a goodbye, or with a reset if bytes were"
            + " left unread.";
  }

  private static String name(Outcome outcome) {
    if (!(outcome instanceof Outcome.Named(Address address))) {
      return "The socket's own address.";
    }
    if (address instanceof Address.UnixUnnamed || address.isAny() && address.port() == 0) {
      return "The socket has no address of its own yet; bind or connect gives it one.";
    }
    return address.isAny()
        ? "The socket's own port, on every address of this machine."
        : "The socket's own address; where no port was asked for, the kernel chose one.";
  }

  private static String resolved(Outcome outcome) {
    int count = outcome instanceof Outcome.Resolved(var addresses) ? addresses.size() : 0;
    return count == 1
        ? "The name has one address."
        : "The name has " + count + " addresses, best first; they are tried in this order.";
  }
}
