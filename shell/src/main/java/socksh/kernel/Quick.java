package socksh.kernel;

import java.lang.invoke.MethodHandle;

/**
 * The calls of which a server makes one for each message, without their errno: to keep it makes
 * garbage. Whoever is refused and wants to know why asks again in {@link Functions}.
 */
final class Quick {
  private Quick() {}

  /** One call of a function; inlined, so that each use of it keeps a handle that is a constant. */
  private static int call(MethodHandle function, long a, long b, long c, long d) {
    try {
      return (int) (long) function.invokeExact(a, b, c, d, 0L, 0L);
    } catch (Throwable thrown) {
      throw new AssertionError("a downcall never throws", thrown);
    }
  }

  static int epollWait(int epoll, long events, int most, int timeoutMillis) {
    return call(Libc.QuickEpollWait.CALL, epoll, events, most, timeoutMillis);
  }

  static int recv(int fd, long bytes, int length, int flags) {
    return call(Libc.QuickRecv.CALL, fd, bytes, length, flags);
  }

  static int send(int fd, long bytes, int length, int flags) {
    return call(Libc.QuickSend.CALL, fd, bytes, length, flags);
  }
}
