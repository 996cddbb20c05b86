package socksh.server.tap;

import java.util.List;
import java.util.Optional;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Family;
import socksh.kernel.Fd;
import socksh.kernel.Kernel;
import socksh.kernel.OptionValue;
import socksh.kernel.Outcome;
import socksh.kernel.SocketOption;
import socksh.kernel.TcpState;

/** The tap's socket towards one of the two whose stream goes through it. */
record Side(Kernel kernel, Fd fd, Address peer) {
  private static final OptionValue NO_LINGER = new OptionValue.Linger(true, 0);
  private static final Call.Poll A_MOMENT = new Call.Poll(List.of(), 1);
  private static final long PATIENCE_NANOS = 1_000_000_000;

  /** Whether there is no network between, and so no RST. */
  boolean isLocal() {
    return peer.family() == Family.UNIX;
  }

  /** connect(2), and why not. */
  Optional<Errno> connect() {
    return kernel.perform(new Call.Connect(fd, peer)).errno();
  }

  /** Small pieces go on as they came; see tcp(7). */
  void sendAtOnce() {
    if (!isLocal()) {
      OptionValue on = new OptionValue.Switch(true);
      kernel.perform(new Call.SetOption(fd, SocketOption.TCP_NODELAY, on));
    }
  }

  /**
   * The kernel says ECONNRESET once, to whichever thread asks first; the other gets 0, as at an
   * end. The state tells the two apart: after a FIN alone it is not CLOSE.
   */
  boolean isReset() {
    return kernel.perform(new Call.GetOption(fd, SocketOption.TCP_INFO))
            instanceof Outcome.Valued(OptionValue.Info(var info))
        && info.state() == TcpState.CLOSE;
  }

  /** Waits until this one or the other is broken off or closed by both; whether it was this one. */
  boolean hangsUpBeside(Side other) {
    Call.Poll poll = new Call.Poll(List.of(hangUp(fd), hangUp(other.fd)), -1);
    Outcome seen = kernel.perform(poll);
    while (seen.errno().filter(Errno.EINTR::equals).isPresent()) {
      seen = kernel.perform(poll);
    }
    return seen instanceof Outcome.Ready(var ready)
        && ready.stream().anyMatch(each -> each.fd().equals(fd));
  }

  /** poll(2) without a wish tells errors and hang-ups only. */
  private static Call.Interest hangUp(Fd fd) {
    return new Call.Interest(fd, false, false);
  }

  /** Waits a second at most until its peer's kernel has all that was sent. */
  void untilAcknowledged() {
    long limit = System.nanoTime() + PATIENCE_NANOS;
    while (kernel.perform(new Call.Unsent(fd)) instanceof Outcome.Done(long bytes)
        && bytes > 0
        && System.nanoTime() < limit) {
      kernel.perform(A_MOMENT);
    }
  }

  /**
   * When it is closed its peer gets a RST, which takes away what is not sent yet; see socket(7).
   */
  void resetOnClose() {
    kernel.perform(new Call.SetOption(fd, SocketOption.SO_LINGER, NO_LINGER));
  }

  void shutdown(Call.How how) {
    kernel.perform(new Call.Shutdown(fd, how));
  }

  void close() {
    kernel.perform(new Call.Close(fd));
  }
}
