package socksh.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.MemorySegment;

/** The small questions: fcntl(2) for O_NONBLOCK, ioctl(2) for the queues. */
final class Flags {
  private static final int F_GETFL = 3;
  private static final int F_SETFL = 4;
  private static final int O_NONBLOCK = 0x800;
  private static final long FIONREAD = 0x541B;
  private static final long SIOCOUTQ = 0x5411;

  private Flags() {}

  static Outcome setBlocking(Scratch scratch, Fd fd, boolean blocking) {
    int flags = Functions.fcntl(scratch, fd.number(), F_GETFL, 0);
    if (flags < 0) {
      return LinuxKernel.failure(scratch);
    }
    int wanted = blocking ? flags & ~O_NONBLOCK : flags | O_NONBLOCK;
    return LinuxKernel.done(scratch, Functions.fcntl(scratch, fd.number(), F_SETFL, wanted));
  }

  static Outcome isBlocking(Scratch scratch, Fd fd) {
    int flags = Functions.fcntl(scratch, fd.number(), F_GETFL, 0);
    return flags < 0
        ? LinuxKernel.failure(scratch)
        : new Outcome.Done((flags & O_NONBLOCK) == 0 ? 1 : 0);
  }

  static Outcome unread(Scratch scratch, Fd fd) {
    return queued(scratch, fd, FIONREAD);
  }

  static Outcome unsent(Scratch scratch, Fd fd) {
    return queued(scratch, fd, SIOCOUTQ);
  }

  private static Outcome queued(Scratch scratch, Fd fd, long question) {
    MemorySegment answer = scratch.word;
    int result = Functions.ioctl(scratch, fd.number(), question, answer);
    return result < 0 ? LinuxKernel.failure(scratch) : new Outcome.Done(answer.get(JAVA_INT, 0));
  }
}
