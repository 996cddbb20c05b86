package socksh.command;

import java.util.Arrays;
import java.util.Set;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Outcome;
import socksh.language.Built;
import socksh.session.Ending;
import socksh.session.OpenSocket;
import socksh.session.Purpose;
import socksh.session.Session;
import socksh.session.Unsent;
import socksh.session.Verdict;
import socksh.session.Waiting;

/**
 * Sends bytes on one socket. Each send takes what the buffer has room for; on a blocking socket the
 * rest follows as room comes, within the limit of time. What is left then is kept for {@code send
 * rest}.
 */
final class Sending {
  private static final Set<Call.Flag> FLAGS =
      Set.of(Call.Flag.MSG_NOSIGNAL, Call.Flag.MSG_DONTWAIT);

  private final Invocation invocation;
  private final Session session;
  private final OpenSocket socket;

  Sending(Invocation invocation, OpenSocket socket) {
    this.invocation = invocation;
    this.session = invocation.session();
    this.socket = socket;
  }

  /** The bytes of the payload that was typed; complains before anything is opened or sent. */
  static Built build(Invocation invocation) {
    return invocation.get(Parameters.PAYLOAD).build(invocation.world());
  }

  Verdict send(Built built) {
    return send(built.bytes(), built.secrets().isEmpty() ? built.bytes() : built.shown());
  }

  /** Sends {@code bytes}, of which {@code told} goes on the record. */
  Verdict send(byte[] bytes, byte[] told) {
    int sent = 0;
    Outcome outcome = once(bytes, told, Purpose.ASKED);
    while (outcome.ok() || wouldBlock(outcome)) {
      sent += outcome.ok() ? (int) outcome.value() : 0;
      if (sent >= bytes.length) {
        socket.unsent(Unsent.NOTHING);
        return Verdict.DONE;
      }
      if (socket.isServed() && sent > 0) {
        return leave(sent, bytes.length - sent);
      }
      if (!roomComes()) {
        return keep(bytes, told, sent);
      }
      outcome = once(from(bytes, sent), from(told, sent), Purpose.STEP);
    }
    return sent > 0 ? keep(bytes, told, sent) : Verdict.of(outcome);
  }

  private Outcome once(byte[] bytes, byte[] told, Purpose purpose) {
    return session.perform(
        new Call.Send(socket.fd(), bytes, FLAGS), new Call.Send(socket.fd(), told, FLAGS), purpose);
  }

  private static byte[] from(byte[] bytes, int start) {
    return Arrays.copyOfRange(bytes, start, bytes.length);
  }

  private static boolean wouldBlock(Outcome outcome) {
    return outcome.errno().filter(Errno.EAGAIN::equals).isPresent();
  }

  private boolean roomComes() {
    long limit = session.now() + invocation.timeout().toNanos();
    return socket.blocking() && Waiting.writable(session, socket, limit) == Ending.COMPLETE;
  }

  /** A server has taken the rest: nothing that it says itself comes between. */
  private Verdict leave(int sent, int rest) {
    session.remark(
        sent
            + " bytes went into the send buffer; the server sends the other "
            + rest
            + " as "
            + socket.label()
            + " reads");
    return Verdict.DONE;
  }

  private Verdict keep(byte[] bytes, byte[] told, int sent) {
    socket.unsent(new Unsent(from(bytes, sent), from(told, sent)));
    session.remark(
        sent
            + " of "
            + bytes.length
            + " bytes went into the send buffer, then it was full; `send rest` sends the other "
            + (bytes.length - sent));
    return Verdict.NO;
  }

  /** sendto(2): one datagram to an address. */
  Verdict sendTo(Built built, Address to) {
    Set<Call.Flag> flags = Set.of(Call.Flag.MSG_NOSIGNAL);
    return Verdict.of(
        session.perform(
            new Call.SendTo(socket.fd(), built.bytes(), flags, to),
            new Call.SendTo(socket.fd(), built.shown(), flags, to),
            Purpose.ASKED));
  }
}
