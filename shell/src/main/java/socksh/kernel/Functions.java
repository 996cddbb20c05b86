package socksh.kernel;

import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The functions of {@link Libc} with the types they have in C. Those with a {@link Scratch} leave
 * their errno there; what a call means is in section 2 or 3 of the manual under its name. Memory is
 * passed as its bare address: whoever calls holds the segment until the call is over.
 */
final class Functions {
  private static final int PROT_READ = 1;
  private static final int MAP_PRIVATE = 2;
  private static final int SEEK_END = 2;

  private Functions() {}

  /** One call of a function; inlined, so that each use of it keeps a handle that is a constant. */
  private static long call(
      MethodHandle function, Scratch scratch, long a, long b, long c, long d, long e, long f) {
    try {
      return (long) function.invokeExact(scratch.state, a, b, c, d, e, f);
    } catch (Throwable thrown) {
      throw new AssertionError("a downcall never throws", thrown);
    }
  }

  static int socket(Scratch scratch, int domain, int type, int protocol) {
    return (int) call(Libc.Socket.CALL, scratch, domain, type, protocol, 0, 0, 0);
  }

  static int bind(Scratch scratch, int fd, MemorySegment address, int length) {
    return (int) call(Libc.Bind.CALL, scratch, fd, address.address(), length, 0, 0, 0);
  }

  static int connect(Scratch scratch, int fd, MemorySegment address, int length) {
    return (int) call(Libc.Connect.CALL, scratch, fd, address.address(), length, 0, 0, 0);
  }

  static int listen(Scratch scratch, int fd, int backlog) {
    return (int) call(Libc.Listen.CALL, scratch, fd, backlog, 0, 0, 0, 0);
  }

  static int accept(Scratch scratch, int fd, MemorySegment address, MemorySegment length) {
    return (int) call(Libc.Accept.CALL, scratch, fd, address.address(), length.address(), 0, 0, 0);
  }

  static int accept4(
      Scratch scratch, int fd, MemorySegment address, MemorySegment length, int flags) {
    return (int)
        call(Libc.Accept4.CALL, scratch, fd, address.address(), length.address(), flags, 0, 0);
  }

  static long send(Scratch scratch, int fd, MemorySegment bytes, long length, int flags) {
    return call(Libc.Send.CALL, scratch, fd, bytes.address(), length, flags, 0, 0);
  }

  static long sendto(
      Scratch scratch,
      int fd,
      MemorySegment bytes,
      long length,
      int flags,
      MemorySegment address,
      int addressLength) {
    return call(
        Libc.SendTo.CALL,
        scratch,
        fd,
        bytes.address(),
        length,
        flags,
        address.address(),
        addressLength);
  }

  static long recv(Scratch scratch, int fd, MemorySegment bytes, long length, int flags) {
    return call(Libc.Recv.CALL, scratch, fd, bytes.address(), length, flags, 0, 0);
  }

  static long recvfrom(
      Scratch scratch,
      int fd,
      MemorySegment bytes,
      long length,
      int flags,
      MemorySegment address,
      MemorySegment addressLength) {
    return call(
        Libc.RecvFrom.CALL,
        scratch,
        fd,
        bytes.address(),
        length,
        flags,
        address.address(),
        addressLength.address());
  }

  static long recvmsg(Scratch scratch, int fd, MemorySegment message, int flags) {
    return call(Libc.RecvMsg.CALL, scratch, fd, message.address(), flags, 0, 0, 0);
  }

  static int poll(Scratch scratch, MemorySegment fds, long count, int timeoutMillis) {
    return (int) call(Libc.Poll.CALL, scratch, fds.address(), count, timeoutMillis, 0, 0, 0);
  }

  static int shutdown(Scratch scratch, int fd, int how) {
    return (int) call(Libc.Shutdown.CALL, scratch, fd, how, 0, 0, 0, 0);
  }

  static int close(Scratch scratch, int fd) {
    return (int) call(Libc.Close.CALL, scratch, fd, 0, 0, 0, 0, 0);
  }

  static int setsockopt(
      Scratch scratch, int fd, int level, int option, MemorySegment value, int length) {
    return (int) call(Libc.SetSockOpt.CALL, scratch, fd, level, option, value.address(), length, 0);
  }

  static int getsockopt(
      Scratch scratch, int fd, int level, int option, MemorySegment value, MemorySegment length) {
    return (int)
        call(
            Libc.GetSockOpt.CALL, scratch, fd, level, option, value.address(), length.address(), 0);
  }

  static int getsockname(Scratch scratch, int fd, MemorySegment address, MemorySegment length) {
    return (int)
        call(Libc.GetSockName.CALL, scratch, fd, address.address(), length.address(), 0, 0, 0);
  }

  static int getpeername(Scratch scratch, int fd, MemorySegment address, MemorySegment length) {
    return (int)
        call(Libc.GetPeerName.CALL, scratch, fd, address.address(), length.address(), 0, 0, 0);
  }

  static int fcntl(Scratch scratch, int fd, int command, int argument) {
    return (int) call(Libc.Fcntl.CALL, scratch, fd, command, argument, 0, 0, 0);
  }

  static int ioctl(Scratch scratch, int fd, long request, MemorySegment answer) {
    return (int) call(Libc.Ioctl.CALL, scratch, fd, request, answer.address(), 0, 0, 0);
  }

  static int open(Scratch scratch, MemorySegment path, int flags, int mode) {
    return (int) call(Libc.Open.CALL, scratch, path.address(), flags, mode, 0, 0, 0);
  }

  static long read(Scratch scratch, int fd, MemorySegment bytes, long length) {
    return call(Libc.Read.CALL, scratch, fd, bytes.address(), length, 0, 0, 0);
  }

  static long write(Scratch scratch, int fd, MemorySegment bytes, long length) {
    return call(Libc.Write.CALL, scratch, fd, bytes.address(), length, 0, 0, 0);
  }

  static long sendfile(Scratch scratch, int out, int in, MemorySegment offset, long count) {
    return call(Libc.SendFile.CALL, scratch, out, in, offset.address(), count, 0, 0);
  }

  /** Pages of a file, to be read; the answer is their address, or -1. */
  static long mmap(Scratch scratch, long length, int file, long offset) {
    return call(Libc.Mmap.CALL, scratch, 0, length, PROT_READ, MAP_PRIVATE, file, offset);
  }

  /** Where a file ends now, or -1; its own place moves there. */
  static long size(Scratch scratch, int file) {
    return call(Libc.Lseek.CALL, scratch, file, 0, SEEK_END, 0, 0, 0);
  }

  static void munmap(Scratch scratch, long address, long length) {
    call(Libc.Munmap.CALL, scratch, address, length, 0, 0, 0, 0);
  }

  static int pipe2(Scratch scratch, MemorySegment ends, int flags) {
    return (int) call(Libc.Pipe2.CALL, scratch, ends.address(), flags, 0, 0, 0, 0);
  }

  /** From one descriptor to another, one of them a pipe, each at its own place. */
  static long splice(Scratch scratch, int from, int to, long most) {
    return call(Libc.Splice.CALL, scratch, from, 0, to, 0, most, 0);
  }

  /** From one pipe to another, without taking it from the first. */
  static long tee(Scratch scratch, int from, int to, long most) {
    return call(Libc.Tee.CALL, scratch, from, to, most, 0, 0, 0);
  }

  static int getaddrinfo(
      Scratch scratch,
      MemorySegment host,
      MemorySegment service,
      MemorySegment hints,
      MemorySegment answer) {
    return (int)
        call(
            Libc.GetAddrInfo.CALL,
            scratch,
            host.address(),
            service.address(),
            hints.address(),
            answer.address(),
            0,
            0);
  }

  static int epollCreate(Scratch scratch, int flags) {
    return (int) call(Libc.EpollCreate.CALL, scratch, flags, 0, 0, 0, 0, 0);
  }

  static int epollControl(Scratch scratch, int epoll, int operation, int fd, MemorySegment event) {
    return (int) call(Libc.EpollControl.CALL, scratch, epoll, operation, fd, event.address(), 0, 0);
  }

  static int epollWait(
      Scratch scratch, int epoll, MemorySegment events, int most, int timeoutMillis) {
    return (int)
        call(Libc.EpollWait.CALL, scratch, epoll, events.address(), most, timeoutMillis, 0, 0);
  }

  static int eventfd(Scratch scratch, int count, int flags) {
    return (int) call(Libc.EventFd.CALL, scratch, count, flags, 0, 0, 0, 0);
  }

  static void freeaddrinfo(MemorySegment list) {
    call(Libc.FreeAddrInfo.CALL, Scratch.mine(), list.address(), 0, 0, 0, 0, 0);
  }

  static long pthreadSelf() {
    return call(Libc.PthreadSelf.CALL, Scratch.mine(), 0, 0, 0, 0, 0, 0);
  }

  static void pthreadKill(long thread, int signal) {
    call(Libc.PthreadKill.CALL, Scratch.mine(), thread, signal, 0, 0, 0, 0);
  }

  static void sigaction(Scratch scratch, int signal, MemorySegment action) {
    call(Libc.SigAction.CALL, scratch, signal, action.address(), 0, 0, 0, 0);
  }
}
