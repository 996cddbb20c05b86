package socksh.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.MemorySegment;

/**
 * Many sockets served by one thread: epoll(7), level-triggered, with the calls that a server makes.
 * Nothing is allocated for an event but the address of a client that is new. Calls never block; a
 * refusal is the errno's number, negative. {@link #await} is for one thread, the other methods for
 * one thread at a time; {@link #wake} for any.
 */
public final class Epoll implements AutoCloseable {
  /** Bytes, a client or the end of the stream wait. */
  public static final int IN = 0x1;

  /** The send buffer has room. */
  public static final int OUT = 0x4;

  /** How many bytes one call receives or sends at most. */
  public static final int ROOM = 64 * 1024;

  private static final int ERROR_OR_HANG_UP = 0x18;
  private static final int EPOLL_CLOEXEC = 0x80000;
  private static final int CLOEXEC_NONBLOCK = 0x80800;
  private static final int MSG_DONTWAIT = 0x40;
  private static final int MSG_DONTWAIT_NOSIGNAL = 0x4040;
  private static final int EPOLL_CTL_ADD = 1;
  private static final int EPOLL_CTL_DEL = 2;
  private static final int EPOLL_CTL_MOD = 3;
  private static final int EPOLLET = 1 << 31;
  private static final int SOL_SOCKET = 1;
  private static final int SO_LINGER = 13;
  private static final int SHUT_WR = 1;
  private static final int MOST_AT_ONCE = 512;
  private static final long BELL = -1;

  /** struct epoll_event is packed on x86-64 and nowhere else. */
  private static final boolean PACKED = System.getProperty("os.arch").equals("amd64");

  /** It is read in words of 32 bits: what happened, maybe a gap, and the data's two. */
  private static final int WORDS = PACKED ? 3 : 4;

  private static final int LOW = WORDS - 2;
  private static final int HIGH = WORDS - 1;

  private final Scratch waiting = new Scratch();
  private final Scratch calls = new Scratch();
  private final MemorySegment events = waiting.buffer(MOST_AT_ONCE * WORDS * Integer.BYTES);
  private final MemorySegment bytes = calls.buffer(ROOM);

  /** The events as an array: all at once costs what one of their words would. */
  private final int[] told = new int[MOST_AT_ONCE * WORDS];

  private final int epoll;
  private final int bell;
  private boolean failed;

  /**
   * Over nothing yet; it holds two descriptors until it is closed.
   *
   * @throws IOException where the process may open no more descriptors
   */
  public Epoll() throws IOException {
    epoll = opened(Functions.epollCreate(calls, EPOLL_CLOEXEC));
    int eventfd = Functions.eventfd(calls, 0, CLOEXEC_NONBLOCK);
    if (eventfd < 0) {
      Functions.close(waiting, epoll);
    }
    bell = opened(eventfd);
    control(EPOLL_CTL_ADD, bell, IN | EPOLLET, BELL);
    prepare();
  }

  /**
   * Makes each call once, for no descriptor: what the JVM loads for the first one may take a
   * descriptor, and later there may be none left.
   */
  private void prepare() {
    Fd none = new Fd(-1);
    accept(none);
    receive(none);
    receiveFrom(none);
    sendBack(none, 0);
    sendTo(none, new byte[0], 0, Address.loopback(0));
    finish(none);
    reset(none);
  }

  private int opened(int fd) throws IOException {
    if (fd < 0) {
      throw new IOException("epoll: " + Errno.of(calls.errno()));
    }
    return fd;
  }

  /** Watches a descriptor for these events; {@code data} comes back with each. */
  public int add(Fd fd, int events, long data) {
    return control(EPOLL_CTL_ADD, fd.number(), events, data);
  }

  /** Watches it for other events from now on; for none, only its errors and its end are told. */
  public int change(Fd fd, int events, long data) {
    return control(EPOLL_CTL_MOD, fd.number(), events, data);
  }

  /** Watches it no longer. A closed descriptor is removed by itself. */
  public int remove(Fd fd) {
    return control(EPOLL_CTL_DEL, fd.number(), 0, 0);
  }

  private int control(int operation, int fd, int wanted, long data) {
    calls.word.set(JAVA_INT_UNALIGNED, 0, wanted);
    calls.word.set(JAVA_LONG_UNALIGNED, LOW * Integer.BYTES, data);
    return (int) answer(Functions.epollControl(calls, epoll, operation, fd, calls.word));
  }

  /** What a call has answered whose errno was kept. */
  private long answer(long value) {
    return value < 0 ? -calls.errno() : value;
  }

  /**
   * Waits for events, for ever when the time-out is negative, and says how many there are; 0 after
   * the time-out or a signal.
   */
  public int await(int timeoutMillis) {
    int count = Quick.epollWait(epoll, events.address(), MOST_AT_ONCE, timeoutMillis);
    int known = Math.max(0, count);
    MemorySegment.copy(events, JAVA_INT, 0, told, 0, known * WORDS);
    return known;
  }

  /**
   * Takes an event up: the calls that follow are about its descriptor. Where it tells of an error
   * they ask for it at once; else one that is refused is made again to learn why, which would be
   * too late for an error, because the kernel tells it only once.
   */
  public void takeUp(int event) {
    failed = (bits(event) & ERROR_OR_HANG_UP) != 0;
  }

  /** Whether the event was only {@link #wake}. */
  public boolean isBell(int event) {
    return data(event) == BELL;
  }

  /** What came with the descriptor of an event. */
  public long data(int event) {
    long high = told[event * WORDS + HIGH];
    return high << Integer.SIZE | Integer.toUnsignedLong(told[event * WORDS + LOW]);
  }

  /** Whether its descriptor can be read: bytes, a client, an end or an error wait. */
  public boolean isReadable(int event) {
    return (bits(event) & ~OUT) != 0;
  }

  /** Whether its descriptor can be written. */
  public boolean isWritable(int event) {
    return (bits(event) & OUT) != 0;
  }

  private int bits(int event) {
    return told[event * WORDS];
  }

  /** accept4(2), non-blocking: the client's descriptor; {@link #peer} is where it is. */
  public int accept(Fd listener) {
    Naming.room(calls);
    return (int)
        answer(
            Functions.accept4(
                calls, listener.number(), calls.address, calls.word, CLOEXEC_NONBLOCK));
  }

  /** Where the last client accepted is, or the sender of the last datagram. */
  public Address peer() {
    return Naming.answered(calls);
  }

  /** recv(2) into the buffer: how many bytes came, 0 at the end of the stream. */
  public int receive(Fd fd) {
    int count = failed ? -1 : Quick.recv(fd.number(), bytes.address(), ROOM, MSG_DONTWAIT);
    return count >= 0
        ? count
        : (int) answer(Functions.recv(calls, fd.number(), bytes, ROOM, MSG_DONTWAIT));
  }

  /** recvfrom(2) into the buffer: one datagram. */
  public int receiveFrom(Fd fd) {
    Naming.room(calls);
    return (int)
        answer(
            Functions.recvfrom(
                calls, fd.number(), bytes, ROOM, MSG_DONTWAIT, calls.address, calls.word));
  }

  /** Copies the first bytes of the buffer. */
  public void take(int count, byte[] to, int at) {
    MemorySegment.copy(bytes, JAVA_BYTE, 0, to, at, count);
  }

  /** send(2) of what {@link #receive} has just left in the buffer, without copying it. */
  public int sendBack(Fd fd, int count) {
    int sent = failed ? -1 : Quick.send(fd.number(), bytes.address(), count, MSG_DONTWAIT_NOSIGNAL);
    return sent >= 0
        ? sent
        : (int) answer(Functions.send(calls, fd.number(), bytes, count, MSG_DONTWAIT_NOSIGNAL));
  }

  /** send(2) of at most {@link #ROOM} bytes: how many the kernel took. */
  public int send(Fd fd, byte[] from, int at, int count) {
    int most = Math.min(count, ROOM);
    MemorySegment.copy(from, at, bytes, JAVA_BYTE, 0, most);
    return sendBack(fd, most);
  }

  /** sendto(2) of one datagram. */
  public int sendTo(Fd fd, byte[] from, int count, Address to) {
    int most = Math.min(count, ROOM);
    MemorySegment.copy(from, 0, bytes, JAVA_BYTE, 0, most);
    int length = SockAddr.write(to, calls.address);
    return (int)
        answer(
            Functions.sendto(
                calls, fd.number(), bytes, most, MSG_DONTWAIT_NOSIGNAL, calls.address, length));
  }

  /** shutdown(2) of the sending side: a FIN, after what is still to be sent. */
  public void finish(Fd fd) {
    Functions.shutdown(calls, fd.number(), SHUT_WR);
  }

  /**
   * pipe2(2), non-blocking at both ends.
   *
   * @param ends filled in: the descriptor to read from, then the one to write to
   */
  public int pipe(int[] ends) {
    int answer = (int) answer(Functions.pipe2(calls, calls.word, CLOEXEC_NONBLOCK));
    ends[0] = calls.word.get(JAVA_INT_UNALIGNED, 0);
    ends[1] = calls.word.get(JAVA_INT_UNALIGNED, Integer.BYTES);
    return answer;
  }

  /** read(2) from a pipe into the buffer: how many bytes came, 0 where nobody writes any more. */
  public int read(Fd pipe) {
    return (int) answer(Functions.read(calls, pipe.number(), bytes, ROOM));
  }

  /** write(2) to a pipe of what {@link #receive} has just left in the buffer. */
  public int writeOn(Fd pipe, int count) {
    return (int) answer(Functions.write(calls, pipe.number(), bytes, count));
  }

  /** write(2) to a pipe of at most {@link #ROOM} bytes: how many it took. */
  public int write(Fd pipe, byte[] from, int at, int count) {
    int most = Math.min(count, ROOM);
    MemorySegment.copy(from, at, bytes, JAVA_BYTE, 0, most);
    return writeOn(pipe, most);
  }

  /** close(2). */
  public void close(Fd fd) {
    Functions.close(calls, fd.number());
  }

  /** close(2) with a RST: SO_LINGER of 0 seconds first. */
  public void reset(Fd fd) {
    calls.word.set(JAVA_INT_UNALIGNED, 0, 1);
    calls.word.set(JAVA_INT_UNALIGNED, Integer.BYTES, 0);
    Functions.setsockopt(calls, fd.number(), SOL_SOCKET, SO_LINGER, calls.word, Long.BYTES);
    close(fd);
  }

  /** Makes {@link #await}, now or the next time, return at once. */
  public void wake() {
    Scratch mine = Scratch.mine();
    mine.word.set(JAVA_LONG_UNALIGNED, 0, 1);
    Functions.write(mine, bell, mine.word, Long.BYTES);
  }

  /** Gives its own descriptors back; for the thread that awaits, when it is done. */
  @Override
  public void close() {
    Functions.close(calls, bell);
    Functions.close(calls, epoll);
  }
}
