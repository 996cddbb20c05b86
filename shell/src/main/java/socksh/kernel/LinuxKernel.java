package socksh.kernel;

import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The real kernel: each {@link Call} becomes one call of libc, with the errno taken in the same
 * downcall.
 */
public final class LinuxKernel implements Kernel {

  /**
   * Why this machine's kernel cannot be talked to, as a sentence, or null when it can.
   *
   * @param os the property {@code os.name}
   * @param arch the property {@code os.arch}
   */
  public static @Nullable String obstacle(String os, String arch) {
    boolean known = arch.equals("amd64") || arch.equals("aarch64");
    if (os.equals("Linux") && known) {
      return null;
    }
    return "socksh makes Linux system calls on x86-64 or aarch64; this is "
        + (os.equals("Linux") ? "Linux on " + arch : os)
        + ". Run it on Linux, in a virtual machine or in a container.";
  }

  @Override
  public Outcome perform(Call call) {
    if (!mayBlock(call)) {
      return make(call);
    }
    Seat seat = Seat.mine();
    seat.enter();
    boolean interrupted = false;
    try {
      Outcome outcome = make(call);
      interrupted = outcome instanceof Outcome.Failure(Errno reason) && reason == Errno.EINTR;
      return outcome;
    } finally {
      seat.leave(interrupted);
    }
  }

  @Override
  public void interrupt(Thread thread, BooleanSupplier still) {
    try {
      Seat seat = Seat.of(thread, still);
      if (seat != null) {
        seat.interrupt(still);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean mayBlock(Call call) {
    return switch (call) {
      case Call.Connect _, Call.Accept _, Call.Send _, Call.SendTo _ -> true;
      case Call.Recv _, Call.RecvFrom _, Call.Poll _, Call.Resolve _, Call.Close _ -> true;
      case Call.SendFile _, Call.SendMapped _ -> true;
      default -> false;
    };
  }

  private static Outcome make(Call call) {
    if (target(call) instanceof Address address && !SockAddr.fits(address)) {
      return new Outcome.Failure(Errno.ENAMETOOLONG);
    }
    Scratch scratch = Scratch.mine();
    try {
      return make(scratch, call);
    } finally {
      scratch.giveBack();
    }
  }

  private static @Nullable Address target(Call call) {
    return switch (call) {
      case Call.Bind(_, Address address) -> address;
      case Call.Connect(_, Address address) -> address;
      case Call.SendTo send -> send.to();
      default -> null;
    };
  }

  private static Outcome make(Scratch scratch, Call call) {
    return switch (call) {
      case Call.Socket(Family family, Kind kind) -> {
        int fd = Functions.socket(scratch, family.number(), kind.number(), 0);
        yield fd < 0 ? failure(scratch) : new Outcome.Opened(new Fd(fd));
      }
      case Call.Bind(Fd fd, Address address) -> {
        int length = SockAddr.write(address, scratch.address);
        yield done(scratch, Functions.bind(scratch, fd.number(), scratch.address, length));
      }
      case Call.Connect(Fd fd, Address address) -> {
        int length = SockAddr.write(address, scratch.address);
        yield done(scratch, Functions.connect(scratch, fd.number(), scratch.address, length));
      }
      case Call.Listen(Fd fd, int backlog) ->
          done(scratch, Functions.listen(scratch, fd.number(), backlog));
      case Call.Accept(Fd fd) -> Naming.accept(scratch, fd);
      case Call.Send send -> Transfers.send(scratch, send);
      case Call.SendTo send -> Transfers.sendTo(scratch, send);
      case Call.Recv recv -> Transfers.recv(scratch, recv);
      case Call.RecvFrom recv -> Transfers.recvFrom(scratch, recv);
      case Call.SendFile send -> Transfers.sendFile(scratch, send);
      case Call.SendMapped send -> Transfers.sendMapped(scratch, send);
      case Call.Poll poll -> Polling.poll(scratch, poll);
      case Call.Shutdown(Fd fd, Call.How how) ->
          done(scratch, Functions.shutdown(scratch, fd.number(), how.ordinal()));
      case Call.Close(Fd fd) -> done(scratch, Functions.close(scratch, fd.number()));
      case Call.SetOption set -> Options.set(scratch, set);
      case Call.GetOption get -> Options.get(scratch, get);
      case Call.Name(Fd fd) -> Naming.name(scratch, fd);
      case Call.Peer(Fd fd) -> Naming.peer(scratch, fd);
      case Call.SetBlocking(Fd fd, boolean blocking) -> Flags.setBlocking(scratch, fd, blocking);
      case Call.IsBlocking(Fd fd) -> Flags.isBlocking(scratch, fd);
      case Call.Unread(Fd fd) -> Flags.unread(scratch, fd);
      case Call.Unsent(Fd fd) -> Flags.unsent(scratch, fd);
      case Call.Resolve resolve -> Resolving.resolve(scratch, resolve);
      case Call.Open(String path) -> Transfers.open(scratch, path);
    };
  }

  /** The outcome of a function that returns a number, or -1 and an errno. */
  static Outcome done(Scratch scratch, long value) {
    return value < 0 ? failure(scratch) : new Outcome.Done(value);
  }

  static Outcome failure(Scratch scratch) {
    return new Outcome.Failure(Errno.of(scratch.errno()));
  }
}
