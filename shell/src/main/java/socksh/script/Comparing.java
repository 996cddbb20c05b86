package socksh.script;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import socksh.kernel.Address;
import socksh.language.Text;
import socksh.session.Ending;
import socksh.session.OpenSocket;
import socksh.session.Receiving;
import socksh.session.Report;
import socksh.session.Wanted;

/** What is received from one socket of a script, and how it compares with what is expected. */
final class Comparing {
  private final SocketHandle handle;
  private final OpenSocket socket;
  private final Player player;
  private Optional<Address> sender = Optional.empty();

  Comparing(SocketHandle handle) {
    this.handle = handle;
    this.socket = handle.socket();
    this.player = handle.player();
  }

  /** Whoever sent what came last, where it was a datagram. */
  Optional<Address> sender() {
    return sender;
  }

  Report.Received receive(Wanted wanted) {
    Report.Received received =
        new Receiving(player.session(), socket, player.limit()).receive(wanted);
    player.session().show(received);
    sender = received.from();
    return received;
  }

  void complete(Report.Received received, byte[] wanted) {
    if (received.ending() == Ending.COMPLETE) {
      return;
    }
    byte[] waiting = received.bytes().length > 0 ? received.bytes() : socket.held();
    Failure failure = Failure.of(Failures.ending(received, player.limit()));
    if (waiting.length > 0) {
      failure = failure.row("waiting", Failures.waiting(waiting));
      failure = wanted.length > 0 ? failure.row("expected", Failures.waiting(wanted)) : failure;
    }
    throw Failures.withKernel(failure, handle).thrown();
  }

  void same(byte[] wanted, byte[] got) {
    same(wanted, got, 0);
  }

  void same(byte[] wanted, byte[] got, int index) {
    if (!Arrays.equals(wanted, got)) {
      String what = Text.isText(got) ? "other text came" : "other bytes came";
      refuse(
          Failures.difference(Failure.of(what), wanted, got),
          Correction.text(player.place(), index, got));
    }
  }

  /** It is not what was expected: a failure, unless somebody wants the script corrected. */
  void refuse(Failure failure, Optional<Correction> correction) {
    Failure whole = Failures.withKernel(failure, handle);
    if (correction.filter(each -> player.takes(whole, each)).isEmpty()) {
      throw whole.thrown();
    }
  }

  static byte[] bytes(Object wanted) {
    return switch (wanted) {
      case Octets octets -> octets.toArray();
      case byte[] array -> array;
      default -> wanted.toString().getBytes(StandardCharsets.UTF_8);
    };
  }

  /** What came last is at hand as {@code frame}. */
  Octets keep(byte[] got) {
    Octets octets = new Octets(got);
    player.variables().assign("frame", octets);
    return octets;
  }
}
