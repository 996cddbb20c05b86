package socksh.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** poll(2): the questions as an array of struct pollfd, the answers as values. */
final class Polling {
  private static final int SIZE_OF_POLLFD = 8;
  private static final int EVENTS = 4;
  private static final int REVENTS = 6;
  private static final int POLLIN = 0x1;
  private static final int POLLOUT = 0x4;
  private static final int POLLERR = 0x8;
  private static final int POLLHUP = 0x10;
  private static final int POLLNVAL = 0x20;

  private Polling() {}

  static Outcome poll(Scratch scratch, Call.Poll poll) {
    List<Call.Interest> interests = poll.interests();
    MemorySegment fds = scratch.buffer(Math.max(1, interests.size()) * SIZE_OF_POLLFD);
    for (int i = 0; i < interests.size(); i++) {
      Call.Interest interest = interests.get(i);
      int events = (interest.read() ? POLLIN : 0) | (interest.write() ? POLLOUT : 0);
      fds.set(JAVA_INT, (long) i * SIZE_OF_POLLFD, interest.fd().number());
      fds.set(JAVA_INT, (long) i * SIZE_OF_POLLFD + EVENTS, events);
    }
    int ready = Functions.poll(scratch, fds, interests.size(), poll.timeoutMillis());
    return ready < 0 ? LinuxKernel.failure(scratch) : new Outcome.Ready(answers(interests, fds));
  }

  /** Waits until one descriptor can be read, or has an error to tell: 1, 0 after the time, -1. */
  static int readable(Scratch scratch, int fd, int timeoutMillis) {
    return one(scratch, fd, POLLIN, timeoutMillis);
  }

  /** Waits until one descriptor can be written. */
  static int writable(Scratch scratch, int fd, int timeoutMillis) {
    return one(scratch, fd, POLLOUT, timeoutMillis);
  }

  private static int one(Scratch scratch, int fd, int events, int timeoutMillis) {
    scratch.word.set(JAVA_INT, 0, fd);
    scratch.word.set(JAVA_INT, EVENTS, events);
    return Functions.poll(scratch, scratch.word, 1, timeoutMillis);
  }

  private static List<Outcome.Readiness> answers(List<Call.Interest> interests, MemorySegment fds) {
    List<Outcome.Readiness> ready = new ArrayList<>(interests.size());
    for (int i = 0; i < interests.size(); i++) {
      int events = fds.get(JAVA_SHORT, (long) i * SIZE_OF_POLLFD + REVENTS);
      if (events != 0) {
        ready.add(
            new Outcome.Readiness(
                interests.get(i).fd(),
                (events & POLLIN) != 0,
                (events & POLLOUT) != 0,
                (events & (POLLERR | POLLNVAL)) != 0,
                (events & POLLHUP) != 0));
      }
    }
    return ready;
  }
}
