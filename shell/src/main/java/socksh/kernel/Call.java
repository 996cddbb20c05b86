package socksh.kernel;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An intent: one system call with its arguments, not yet made. Each record is named after its
 * function in section 2 or 3 of the manual. Byte arrays belong to the call from then on and are not
 * changed by anyone.
 *
 * <p>socket(2) and accept(2) are made as they are written, without SOCK_CLOEXEC: what the notation
 * shows is what was called. A child process still inherits no socket, because Java closes every
 * descriptor but the first three before it starts a program.
 */
public sealed interface Call {

  /** A flag of send(2) or recv(2). */
  enum Flag {
    MSG_PEEK(0x2),
    MSG_TRUNC(0x20),
    MSG_DONTWAIT(0x40),
    MSG_NOSIGNAL(0x4000);

    private final int bit;

    Flag(int bit) {
      this.bit = bit;
    }

    static int bits(Set<Flag> flags) {
      int bits = 0;
      for (Flag flag : flags) {
        bits |= flag.bit;
      }
      return bits;
    }
  }

  /** The direction that shutdown(2) ends. */
  enum How {
    SHUT_RD,
    SHUT_WR,
    SHUT_RDWR
  }

  /** What poll(2) is asked about one descriptor. */
  record Interest(Fd fd, boolean read, boolean write) {}

  /** socket(2). */
  record Socket(Family family, Kind kind) implements Call {}

  /** bind(2). */
  record Bind(Fd fd, Address address) implements Call {}

  /** connect(2). */
  record Connect(Fd fd, Address address) implements Call {}

  /** listen(2). */
  record Listen(Fd fd, int backlog) implements Call {}

  /** accept(2). */
  record Accept(Fd fd) implements Call {}

  /** send(2). MSG_NOSIGNAL is the caller's to add; the JVM ignores SIGPIPE either way. */
  record Send(Fd fd, byte[] bytes, Set<Flag> flags) implements Call {}

  /** sendto(2). */
  record SendTo(Fd fd, byte[] bytes, Set<Flag> flags, Address to) implements Call {}

  /** recv(2) of at most {@code length} bytes. */
  record Recv(Fd fd, int length, Set<Flag> flags) implements Call {}

  /** recvfrom(2) of at most {@code length} bytes. */
  record RecvFrom(Fd fd, int length, Set<Flag> flags) implements Call {}

  /** poll(2); a negative time-out waits for ever, 0 does not wait. */
  record Poll(List<Interest> interests, int timeoutMillis) implements Call {}

  /** shutdown(2). */
  record Shutdown(Fd fd, How how) implements Call {}

  /** close(2). */
  record Close(Fd fd) implements Call {}

  /** setsockopt(2). */
  record SetOption(Fd fd, SocketOption option, OptionValue value) implements Call {}

  /** getsockopt(2). */
  record GetOption(Fd fd, SocketOption option) implements Call {}

  /** getsockname(2). */
  record Name(Fd fd) implements Call {}

  /** getpeername(2). */
  record Peer(Fd fd) implements Call {}

  /** fcntl(2) with F_SETFL: O_NONBLOCK on or off, the other flags of the descriptor untouched. */
  record SetBlocking(Fd fd, boolean blocking) implements Call {}

  /** fcntl(2) with F_GETFL: is the descriptor blocking? 1 yes, 0 no. */
  record IsBlocking(Fd fd) implements Call {}

  /** ioctl(2) with FIONREAD (or SIOCINQ): the bytes that wait to be received. */
  record Unread(Fd fd) implements Call {}

  /** ioctl(2) with SIOCOUTQ: the bytes sent and not yet acknowledged. */
  record Unsent(Fd fd) implements Call {}

  /**
   * getaddrinfo(3), a library call that may ask a name server; without a family both are asked for.
   * The addresses come back with {@code port}.
   */
  record Resolve(String host, int port, Optional<Family> family) implements Call {}

  /** open(2) of a file to read. */
  record Open(String path) implements Call {}

  /** sendfile(2) of at most {@code count} bytes of the file {@code in} from {@code offset}. */
  record SendFile(Fd out, Fd in, long offset, long count) implements Call {}

  /**
   * send(2) of at most {@code count} bytes of the file {@code in} from {@code offset}, out of its
   * pages in memory: mmap(2) before, munmap(2) after.
   */
  record SendMapped(Fd out, Fd in, long offset, long count) implements Call {}
}
