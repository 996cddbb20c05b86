package socksh.kernel;

import java.lang.foreign.MemorySegment;

/**
 * The functions of {@link Libc} with the types they have in C. Those with a {@link Scratch} leave
 * their errno there; what a call means is in section 2 or 3 of the manual under its name.
 */
final class Functions {
  private Functions() {}

  private static AssertionError broken(Throwable thrown) {
    return new AssertionError("a downcall never throws", thrown);
  }

  static int socket(Scratch scratch, int domain, int type, int protocol) {
    try {
      return (int) Libc.Socket.CALL.invokeExact(scratch.state, domain, type, protocol);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int bind(Scratch scratch, int fd, MemorySegment address, int length) {
    try {
      return (int) Libc.Bind.CALL.invokeExact(scratch.state, fd, address, length);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int connect(Scratch scratch, int fd, MemorySegment address, int length) {
    try {
      return (int) Libc.Connect.CALL.invokeExact(scratch.state, fd, address, length);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int listen(Scratch scratch, int fd, int backlog) {
    try {
      return (int) Libc.Listen.CALL.invokeExact(scratch.state, fd, backlog);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int accept(Scratch scratch, int fd, MemorySegment address, MemorySegment length) {
    try {
      return (int) Libc.Accept.CALL.invokeExact(scratch.state, fd, address, length);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static long send(Scratch scratch, int fd, MemorySegment bytes, long length, int flags) {
    try {
      return (long) Libc.Send.CALL.invokeExact(scratch.state, fd, bytes, length, flags);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static long sendto(
      Scratch scratch,
      int fd,
      MemorySegment bytes,
      long length,
      int flags,
      MemorySegment address,
      int addressLength) {
    try {
      return (long)
          Libc.SendTo.CALL.invokeExact(
              scratch.state, fd, bytes, length, flags, address, addressLength);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static long recv(Scratch scratch, int fd, MemorySegment bytes, long length, int flags) {
    try {
      return (long) Libc.Recv.CALL.invokeExact(scratch.state, fd, bytes, length, flags);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static long recvfrom(
      Scratch scratch,
      int fd,
      MemorySegment bytes,
      long length,
      int flags,
      MemorySegment address,
      MemorySegment addressLength) {
    try {
      return (long)
          Libc.RecvFrom.CALL.invokeExact(
              scratch.state, fd, bytes, length, flags, address, addressLength);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int poll(Scratch scratch, MemorySegment fds, long count, int timeoutMillis) {
    try {
      return (int) Libc.Poll.CALL.invokeExact(scratch.state, fds, count, timeoutMillis);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int shutdown(Scratch scratch, int fd, int how) {
    try {
      return (int) Libc.Shutdown.CALL.invokeExact(scratch.state, fd, how);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int close(Scratch scratch, int fd) {
    try {
      return (int) Libc.Close.CALL.invokeExact(scratch.state, fd);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int setsockopt(
      Scratch scratch, int fd, int level, int option, MemorySegment value, int length) {
    try {
      return (int)
          Libc.SetSockOpt.CALL.invokeExact(scratch.state, fd, level, option, value, length);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int getsockopt(
      Scratch scratch, int fd, int level, int option, MemorySegment value, MemorySegment length) {
    try {
      return (int)
          Libc.GetSockOpt.CALL.invokeExact(scratch.state, fd, level, option, value, length);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int getsockname(Scratch scratch, int fd, MemorySegment address, MemorySegment length) {
    try {
      return (int) Libc.GetSockName.CALL.invokeExact(scratch.state, fd, address, length);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int getpeername(Scratch scratch, int fd, MemorySegment address, MemorySegment length) {
    try {
      return (int) Libc.GetPeerName.CALL.invokeExact(scratch.state, fd, address, length);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int fcntl(Scratch scratch, int fd, int command, int argument) {
    try {
      return (int) Libc.Fcntl.CALL.invokeExact(scratch.state, fd, command, argument);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int ioctl(Scratch scratch, int fd, long request, MemorySegment answer) {
    try {
      return (int) Libc.Ioctl.CALL.invokeExact(scratch.state, fd, request, answer);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int open(Scratch scratch, MemorySegment path, int flags, int mode) {
    try {
      return (int) Libc.Open.CALL.invokeExact(scratch.state, path, flags, mode);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static long write(Scratch scratch, int fd, MemorySegment bytes, long length) {
    try {
      return (long) Libc.Write.CALL.invokeExact(scratch.state, fd, bytes, length);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static long sendfile(Scratch scratch, int out, int in, MemorySegment offset, long count) {
    try {
      return (long) Libc.SendFile.CALL.invokeExact(scratch.state, out, in, offset, count);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  /** From one descriptor to another, one of them a pipe, each at its own place. */
  static long splice(Scratch scratch, int from, int to, long most) {
    MemorySegment here = MemorySegment.NULL;
    try {
      return (long) Libc.Splice.CALL.invokeExact(scratch.state, from, here, to, here, most, 0);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int getaddrinfo(
      Scratch scratch,
      MemorySegment host,
      MemorySegment service,
      MemorySegment hints,
      MemorySegment answer) {
    try {
      return (int) Libc.GetAddrInfo.CALL.invokeExact(scratch.state, host, service, hints, answer);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int epollCreate(Scratch scratch, int flags) {
    try {
      return (int) Libc.EpollCreate.CALL.invokeExact(scratch.state, flags);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int epollControl(Scratch scratch, int epoll, int operation, int fd, MemorySegment event) {
    try {
      return (int) Libc.EpollControl.CALL.invokeExact(scratch.state, epoll, operation, fd, event);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int epollWait(
      Scratch scratch, int epoll, MemorySegment events, int most, int timeoutMillis) {
    try {
      return (int)
          Libc.EpollWait.CALL.invokeExact(scratch.state, epoll, events, most, timeoutMillis);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int eventfd(Scratch scratch, int count, int flags) {
    try {
      return (int) Libc.EventFd.CALL.invokeExact(scratch.state, count, flags);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static void freeaddrinfo(MemorySegment list) {
    try {
      Libc.FreeAddrInfo.CALL.invokeExact(list);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static long pthreadSelf() {
    try {
      return (long) Libc.PthreadSelf.CALL.invokeExact();
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static void pthreadKill(long thread, int signal) {
    try {
      int ignored = (int) Libc.PthreadKill.CALL.invokeExact(thread, signal);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static void sigaction(Scratch scratch, int signal, MemorySegment action) {
    try {
      int ignored =
          (int) Libc.SigAction.CALL.invokeExact(scratch.state, signal, action, MemorySegment.NULL);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }
}
