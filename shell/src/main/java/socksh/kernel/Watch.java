package socksh.kernel;

import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * Watches many descriptors and tells what is new about them, without consuming a byte: epoll(7),
 * edge-triggered, so that each arrival is told once. One thread, not a virtual one, awaits; the
 * others may be called from anywhere.
 */
public final class Watch implements AutoCloseable {
  private static final int EPOLL_CLOEXEC = 0x80000;
  private static final int EFD_CLOEXEC_NONBLOCK = 0x80800;
  private static final int EPOLL_CTL_ADD = 1;
  private static final int EPOLL_CTL_DEL = 2;
  private static final int EPOLLIN = 0x1;
  private static final int EPOLLERR = 0x8;
  private static final int EPOLLHUP = 0x10;
  private static final int EPOLLRDHUP = 0x2000;
  private static final int EPOLLET = 1 << 31;
  private static final int MOST_AT_ONCE = 256;

  /** struct epoll_event is packed on x86-64 and nowhere else. */
  private static final boolean PACKED = System.getProperty("os.arch").equals("amd64");

  private static final int SIZE_OF_EVENT = PACKED ? 12 : 16;
  private static final int DATA = PACKED ? 4 : 8;

  private final Object awaiting = new Object();
  private final int epoll;
  private final int bell;
  private boolean closed;

  /**
   * What is new about a descriptor.
   *
   * @param readable bytes, a datagram, a client or the end of the stream wait
   * @param hangUp both directions are over
   * @param error an errno waits in SO_ERROR
   * @param readSideClosed the peer will send no more
   */
  public record Seen(
      Fd fd, boolean readable, boolean hangUp, boolean error, boolean readSideClosed) {}

  /**
   * A watch over nothing yet; it holds two descriptors until it is closed.
   *
   * @throws IOException where the process may open no more descriptors
   */
  public Watch() throws IOException {
    Scratch scratch = Scratch.mine();
    epoll = opened(scratch, Functions.epollCreate(scratch, EPOLL_CLOEXEC));
    int eventfd = Functions.eventfd(scratch, 0, EFD_CLOEXEC_NONBLOCK);
    if (eventfd < 0) {
      Functions.close(new Scratch(), epoll);
    }
    bell = opened(scratch, eventfd);
    control(EPOLL_CTL_ADD, bell);
  }

  private static int opened(Scratch scratch, int fd) throws IOException {
    if (fd < 0) {
      throw new IOException("epoll: " + Errno.of(scratch.errno()));
    }
    return fd;
  }

  /**
   * Watches a descriptor; what waits there already is told too. EEXIST when it is watched already.
   */
  public synchronized Outcome add(Fd fd) {
    return control(EPOLL_CTL_ADD, fd.number());
  }

  /**
   * Watches it no longer; ENOENT or EBADF when it was not watched. A closed descriptor is removed
   * by itself.
   */
  public synchronized Outcome remove(Fd fd) {
    return control(EPOLL_CTL_DEL, fd.number());
  }

  private Outcome control(int operation, int fd) {
    if (closed) {
      return new Outcome.Failure(Errno.EBADF);
    }
    Scratch scratch = Scratch.mine();
    MemorySegment event = scratch.word;
    event.set(JAVA_INT_UNALIGNED, 0, EPOLLIN | EPOLLRDHUP | EPOLLET);
    event.set(JAVA_LONG_UNALIGNED, DATA, fd);
    return LinuxKernel.done(scratch, Functions.epollControl(scratch, epoll, operation, fd, event));
  }

  /**
   * Waits for news, for ever when the time-out is negative. Returns with none when the time is
   * over, after {@link #wake}, after a signal and once closed.
   */
  public List<Seen> await(int timeoutMillis) {
    synchronized (awaiting) {
      synchronized (this) {
        if (closed) {
          return List.of();
        }
      }
      Scratch scratch = Scratch.mine();
      MemorySegment events = scratch.buffer(MOST_AT_ONCE * SIZE_OF_EVENT);
      int count = Functions.epollWait(scratch, epoll, events, MOST_AT_ONCE, timeoutMillis);
      return seen(events, count);
    }
  }

  private List<Seen> seen(MemorySegment events, int count) {
    List<Seen> news = new ArrayList<>(Math.max(0, count));
    for (int i = 0; i < count; i++) {
      int bits = events.get(JAVA_INT_UNALIGNED, (long) i * SIZE_OF_EVENT);
      int fd = (int) events.get(JAVA_LONG_UNALIGNED, (long) i * SIZE_OF_EVENT + DATA);
      if (fd != bell) {
        news.add(seen(new Fd(fd), bits));
      }
    }
    return news;
  }

  private static Seen seen(Fd fd, int bits) {
    return new Seen(
        fd,
        (bits & EPOLLIN) != 0,
        (bits & EPOLLHUP) != 0,
        (bits & EPOLLERR) != 0,
        (bits & EPOLLRDHUP) != 0);
  }

  /** Makes {@link #await}, now or the next time, return at once. */
  public synchronized void wake() {
    if (!closed) {
      ring();
    }
  }

  /** Each write to an eventfd(2) is an edge of its own, so nobody has to read it back. */
  private void ring() {
    Scratch scratch = Scratch.mine();
    scratch.word.set(JAVA_LONG_UNALIGNED, 0, 1);
    Functions.write(scratch, bell, scratch.word, Long.BYTES);
  }

  /** Ends an {@link #await} and gives the descriptors back. Those watched stay open. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      ring();
    }
    synchronized (awaiting) {
      Functions.close(Scratch.mine(), bell);
      Functions.close(Scratch.mine(), epoll);
    }
  }
}
