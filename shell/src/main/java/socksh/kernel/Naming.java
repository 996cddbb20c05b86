package socksh.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;

/** The calls that answer with an address: accept(2), getsockname(2), getpeername(2). */
final class Naming {
  private Naming() {}

  static Outcome accept(Scratch scratch, Fd listener) {
    room(scratch);
    int fd = Functions.accept(scratch, listener.number(), scratch.address, scratch.word);
    return fd < 0
        ? LinuxKernel.failure(scratch)
        : new Outcome.Accepted(new Fd(fd), answered(scratch));
  }

  static Outcome name(Scratch scratch, Fd fd) {
    room(scratch);
    int answer = Functions.getsockname(scratch, fd.number(), scratch.address, scratch.word);
    return named(scratch, answer);
  }

  static Outcome peer(Scratch scratch, Fd fd) {
    room(scratch);
    int answer = Functions.getpeername(scratch, fd.number(), scratch.address, scratch.word);
    return named(scratch, answer);
  }

  private static Outcome named(Scratch scratch, int answer) {
    return answer < 0 ? LinuxKernel.failure(scratch) : new Outcome.Named(answered(scratch));
  }

  /** Tells the kernel how much room the address has. */
  static void room(Scratch scratch) {
    scratch.word.set(JAVA_INT, 0, SockAddr.SIZE);
  }

  /** The address that the kernel wrote. */
  static Address answered(Scratch scratch) {
    return SockAddr.read(scratch.address, scratch.word.get(JAVA_INT, 0));
  }
}
