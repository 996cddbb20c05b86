package socksh.kernel;

import java.lang.foreign.MemorySegment;

/**
 * The functions of {@link Libc} with the types they have in C. Those with a {@link Scratch} leave
 * their errno there; what a call means is in section 2 or 3 of the manual under its name. Memory is
 * passed as its bare address: whoever calls holds the segment until the call is over.
 */
final class Functions {
  private Functions() {}

  private static AssertionError broken(Throwable thrown) {
    return new AssertionError("a downcall never throws", thrown);
  }

  static int socket(Scratch scratch, int domain, int type, int protocol) {
    try {
      return (int)
          (long)
              Libc.Socket.CALL.invokeExact(
                  scratch.state, (long) domain, (long) type, (long) protocol, 0L, 0L, 0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int bind(Scratch scratch, int fd, MemorySegment address, int length) {
    try {
      return (int)
          (long)
              Libc.Bind.CALL.invokeExact(
                  scratch.state, (long) fd, address.address(), (long) length, 0L, 0L, 0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int connect(Scratch scratch, int fd, MemorySegment address, int length) {
    try {
      return (int)
          (long)
              Libc.Connect.CALL.invokeExact(
                  scratch.state, (long) fd, address.address(), (long) length, 0L, 0L, 0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int listen(Scratch scratch, int fd, int backlog) {
    try {
      return (int)
          (long)
              Libc.Listen.CALL.invokeExact(
                  scratch.state, (long) fd, (long) backlog, 0L, 0L, 0L, 0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int accept(Scratch scratch, int fd, MemorySegment address, MemorySegment length) {
    try {
      return (int)
          (long)
              Libc.Accept.CALL.invokeExact(
                  scratch.state, (long) fd, address.address(), length.address(), 0L, 0L, 0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static long send(Scratch scratch, int fd, MemorySegment bytes, long length, int flags) {
    try {
      return (long)
          Libc.Send.CALL.invokeExact(
              scratch.state, (long) fd, bytes.address(), length, (long) flags, 0L, 0L);
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
              scratch.state,
              (long) fd,
              bytes.address(),
              length,
              (long) flags,
              address.address(),
              (long) addressLength);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static long recv(Scratch scratch, int fd, MemorySegment bytes, long length, int flags) {
    try {
      return (long)
          Libc.Recv.CALL.invokeExact(
              scratch.state, (long) fd, bytes.address(), length, (long) flags, 0L, 0L);
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
              scratch.state,
              (long) fd,
              bytes.address(),
              length,
              (long) flags,
              address.address(),
              addressLength.address());
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int poll(Scratch scratch, MemorySegment fds, long count, int timeoutMillis) {
    try {
      return (int)
          (long)
              Libc.Poll.CALL.invokeExact(
                  scratch.state, fds.address(), count, (long) timeoutMillis, 0L, 0L, 0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int shutdown(Scratch scratch, int fd, int how) {
    try {
      return (int)
          (long)
              Libc.Shutdown.CALL.invokeExact(scratch.state, (long) fd, (long) how, 0L, 0L, 0L, 0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int close(Scratch scratch, int fd) {
    try {
      return (int) (long) Libc.Close.CALL.invokeExact(scratch.state, (long) fd, 0L, 0L, 0L, 0L, 0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int setsockopt(
      Scratch scratch, int fd, int level, int option, MemorySegment value, int length) {
    try {
      return (int)
          (long)
              Libc.SetSockOpt.CALL.invokeExact(
                  scratch.state,
                  (long) fd,
                  (long) level,
                  (long) option,
                  value.address(),
                  (long) length,
                  0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int getsockopt(
      Scratch scratch, int fd, int level, int option, MemorySegment value, MemorySegment length) {
    try {
      return (int)
          (long)
              Libc.GetSockOpt.CALL.invokeExact(
                  scratch.state,
                  (long) fd,
                  (long) level,
                  (long) option,
                  value.address(),
                  length.address(),
                  0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int getsockname(Scratch scratch, int fd, MemorySegment address, MemorySegment length) {
    try {
      return (int)
          (long)
              Libc.GetSockName.CALL.invokeExact(
                  scratch.state, (long) fd, address.address(), length.address(), 0L, 0L, 0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int getpeername(Scratch scratch, int fd, MemorySegment address, MemorySegment length) {
    try {
      return (int)
          (long)
              Libc.GetPeerName.CALL.invokeExact(
                  scratch.state, (long) fd, address.address(), length.address(), 0L, 0L, 0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int fcntl(Scratch scratch, int fd, int command, int argument) {
    try {
      return (int)
          (long)
              Libc.Fcntl.CALL.invokeExact(
                  scratch.state, (long) fd, (long) command, (long) argument, 0L, 0L, 0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int ioctl(Scratch scratch, int fd, long request, MemorySegment answer) {
    try {
      return (int)
          (long)
              Libc.Ioctl.CALL.invokeExact(
                  scratch.state, (long) fd, request, answer.address(), 0L, 0L, 0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int open(Scratch scratch, MemorySegment path, int flags, int mode) {
    try {
      return (int)
          (long)
              Libc.Open.CALL.invokeExact(
                  scratch.state, path.address(), (long) flags, (long) mode, 0L, 0L, 0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static long write(Scratch scratch, int fd, MemorySegment bytes, long length) {
    try {
      return (long)
          Libc.Write.CALL.invokeExact(
              scratch.state, (long) fd, bytes.address(), length, 0L, 0L, 0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static long sendfile(Scratch scratch, int out, int in, MemorySegment offset, long count) {
    try {
      return (long)
          Libc.SendFile.CALL.invokeExact(
              scratch.state, (long) out, (long) in, offset.address(), count, 0L, 0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  /** From one descriptor to another, one of them a pipe, each at its own place. */
  static long splice(Scratch scratch, int from, int to, long most) {
    try {
      return (long)
          Libc.Splice.CALL.invokeExact(scratch.state, (long) from, 0L, (long) to, 0L, most, 0L);
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
      return (int)
          (long)
              Libc.GetAddrInfo.CALL.invokeExact(
                  scratch.state,
                  host.address(),
                  service.address(),
                  hints.address(),
                  answer.address(),
                  0L,
                  0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int epollCreate(Scratch scratch, int flags) {
    try {
      return (int)
          (long) Libc.EpollCreate.CALL.invokeExact(scratch.state, (long) flags, 0L, 0L, 0L, 0L, 0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int epollControl(Scratch scratch, int epoll, int operation, int fd, MemorySegment event) {
    try {
      return (int)
          (long)
              Libc.EpollControl.CALL.invokeExact(
                  scratch.state,
                  (long) epoll,
                  (long) operation,
                  (long) fd,
                  event.address(),
                  0L,
                  0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int epollWait(
      Scratch scratch, int epoll, MemorySegment events, int most, int timeoutMillis) {
    try {
      return (int)
          (long)
              Libc.EpollWait.CALL.invokeExact(
                  scratch.state,
                  (long) epoll,
                  events.address(),
                  (long) most,
                  (long) timeoutMillis,
                  0L,
                  0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static int eventfd(Scratch scratch, int count, int flags) {
    try {
      return (int)
          (long)
              Libc.EventFd.CALL.invokeExact(
                  scratch.state, (long) count, (long) flags, 0L, 0L, 0L, 0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static void freeaddrinfo(MemorySegment list) {
    try {
      long ignored =
          (long)
              Libc.FreeAddrInfo.CALL.invokeExact(
                  Scratch.mine().state, list.address(), 0L, 0L, 0L, 0L, 0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static long pthreadSelf() {
    try {
      return (long) Libc.PthreadSelf.CALL.invokeExact(Scratch.mine().state, 0L, 0L, 0L, 0L, 0L, 0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static void pthreadKill(long thread, int signal) {
    try {
      long ignored =
          (long)
              Libc.PthreadKill.CALL.invokeExact(
                  Scratch.mine().state, thread, (long) signal, 0L, 0L, 0L, 0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }

  static void sigaction(Scratch scratch, int signal, MemorySegment action) {
    try {
      long ignored =
          (long)
              Libc.SigAction.CALL.invokeExact(
                  scratch.state, (long) signal, action.address(), 0L, 0L, 0L, 0L);
    } catch (Throwable thrown) {
      throw broken(thrown);
    }
  }
}
