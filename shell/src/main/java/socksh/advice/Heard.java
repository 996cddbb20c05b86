package socksh.advice;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Kernel;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;
import socksh.kernel.Protocol;
import socksh.kernel.SocketTable;
import socksh.kernel.TcpState;
import socksh.language.Text;
import socksh.manual.Hint;
import socksh.manual.Recognise;
import socksh.session.OpenSocket;
import socksh.session.Report;
import socksh.session.Wanted;

/** Advice about what came, or about what did not. */
final class Heard {
  private Heard() {}

  static Optional<Advice> advice(
      OpenSocket socket, Talk talk, Report.Received received, Kernel kernel) {
    if (received.bytes().length > 0 && !talk.heard()) {
      Optional<Advice> first = firstBytes(talk, received.bytes());
      if (first.isPresent()) {
        return first;
      }
    }
    return switch (received.ending()) {
      case TIMED_OUT -> silence(socket, talk, received, kernel);
      case RESET -> resetAfterText(socket, talk);
      case END_OF_STREAM ->
          received.wanted() instanceof Wanted.Once && !talk.ended()
              ? Advice.of(Hint.HALF_CLOSED)
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<Advice> firstBytes(Talk talk, byte[] bytes) {
    if (Recognise.isTlsHello(bytes)) {
      return Advice.of(Hint.TLS_HELLO);
    }
    boolean complaint = Recognise.isTlsAlert(bytes) || Recognise.wantsTls(bytes);
    return complaint && talk.sends() > 0 && !Recognise.isTlsHello(talk.lastSent())
        ? Advice.of(Hint.TLS_PORT)
        : Optional.empty();
  }

  private static Optional<Advice> resetAfterText(OpenSocket socket, Talk talk) {
    boolean first = talk.sends() > 0 && !talk.heard() && !socket.accepted();
    return first && Text.isText(talk.lastSent()) ? Advice.of(Hint.TLS_PERHAPS) : Optional.empty();
  }

  private static Optional<Advice> silence(
      OpenSocket socket, Talk talk, Report.Received received, Kernel kernel) {
    if (socket.kind() == Kind.DGRAM) {
      return talk.sends() > 0 ? Advice.of(Hint.UDP_SILENCE) : Optional.empty();
    }
    if (isNotAccepted(socket, kernel)) {
      return Advice.of(Hint.NOT_ACCEPTED_YET);
    }
    String sent = new String(talk.lastSent(), StandardCharsets.ISO_8859_1);
    if (Recognise.httpRequestWithoutEnd(sent)) {
      return Advice.of(Hint.HTTP_NO_END);
    }
    if (Recognise.isHttpRequest(talk.lastSent()) && received.wanted() instanceof Wanted.All) {
      return Advice.of(Hint.HTTP_KEEP_ALIVE);
    }
    boolean silent = received.waiting() == 0;
    return silent && Recognise.lacksLineEnd(talk.lastSent())
        ? Advice.of(Hint.NO_LINE_END)
        : Optional.empty();
  }

  /** A connection that waits in a listener's queue belongs to no file yet: its inode is 0. */
  private static boolean isNotAccepted(OpenSocket socket, Kernel kernel) {
    Optional<Address> peer = socket.peer().filter(Address::isLoopback);
    if (!socket.isTcp()
        || peer.isEmpty()
        || !(kernel.perform(new Call.Name(socket.fd())) instanceof Outcome.Named(Address local))) {
      return false;
    }
    try (SocketTable table = SocketTable.open()) {
      return table
          .exact(Protocol.TCP, peer.get(), local)
          .filter(row -> row.inode() == 0 && row.state() == TcpState.ESTABLISHED)
          .isPresent();
    }
  }
}
