package socksh.kernel;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The functions of libc, one handle each, made when the function is first used: making one costs
 * some ten milliseconds, so nobody pays for what is not called. Functions of the same shape share a
 * descriptor, for which the linker keeps one stub. {@link Functions} gives them Java's types.
 */
final class Libc {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");

  private static final FunctionDescriptor THREE_INTS = of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT);
  private static final FunctionDescriptor TWO_INTS = of(JAVA_INT, JAVA_INT, JAVA_INT);
  private static final FunctionDescriptor ONE_INT = of(JAVA_INT, JAVA_INT);
  private static final FunctionDescriptor INT_POINTER_INT =
      of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT);
  private static final FunctionDescriptor INT_POINTER_POINTER =
      of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS);
  private static final FunctionDescriptor TRANSFER =
      of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT);
  private static final FunctionDescriptor INT_POINTER_LONG =
      of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG);

  private Libc() {}

  private static FunctionDescriptor of(MemoryLayout answer, MemoryLayout... arguments) {
    return FunctionDescriptor.of(answer, arguments);
  }

  private static MethodHandle handle(
      String function, FunctionDescriptor shape, Linker.Option... options) {
    MemorySegment address =
        LINKER
            .defaultLookup()
            .find(function)
            .orElseThrow(() -> new UnsatisfiedLinkError("libc has no " + function));
    return LINKER.downcallHandle(address, shape, options);
  }

  private static MethodHandle call(String function, FunctionDescriptor shape) {
    return handle(function, shape, ERRNO);
  }

  private static MethodHandle variadic(String function, FunctionDescriptor shape, int fixed) {
    return handle(function, shape, ERRNO, Linker.Option.firstVariadicArg(fixed));
  }

  // One class for each function: the JVM fills it in when the function is first called.

  static final class Socket {
    static final MethodHandle CALL = call("socket", THREE_INTS);
  }

  static final class Bind {
    static final MethodHandle CALL = call("bind", INT_POINTER_INT);
  }

  static final class Connect {
    static final MethodHandle CALL = call("connect", INT_POINTER_INT);
  }

  static final class Listen {
    static final MethodHandle CALL = call("listen", TWO_INTS);
  }

  static final class Accept {
    static final MethodHandle CALL = call("accept", INT_POINTER_POINTER);
  }

  static final class Send {
    static final MethodHandle CALL = call("send", TRANSFER);
  }

  static final class SendTo {
    static final MethodHandle CALL =
        call("sendto", of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
  }

  static final class Recv {
    static final MethodHandle CALL = call("recv", TRANSFER);
  }

  static final class RecvFrom {
    static final MethodHandle CALL =
        call("recvfrom", of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, ADDRESS));
  }

  static final class Poll {
    static final MethodHandle CALL = call("poll", of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  }

  static final class Shutdown {
    static final MethodHandle CALL = call("shutdown", TWO_INTS);
  }

  static final class Close {
    static final MethodHandle CALL = call("close", ONE_INT);
  }

  static final class SetSockOpt {
    static final MethodHandle CALL =
        call("setsockopt", of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
  }

  static final class GetSockOpt {
    static final MethodHandle CALL =
        call("getsockopt", of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
  }

  static final class GetSockName {
    static final MethodHandle CALL = call("getsockname", INT_POINTER_POINTER);
  }

  static final class GetPeerName {
    static final MethodHandle CALL = call("getpeername", INT_POINTER_POINTER);
  }

  static final class Fcntl {
    static final MethodHandle CALL = variadic("fcntl", THREE_INTS, 2);
  }

  static final class Ioctl {
    static final MethodHandle CALL =
        variadic("ioctl", of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS), 2);
  }

  static final class Open {
    static final MethodHandle CALL = variadic("open", of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT), 2);
  }

  static final class Write {
    static final MethodHandle CALL = call("write", INT_POINTER_LONG);
  }

  static final class SendFile {
    static final MethodHandle CALL =
        call("sendfile", of(JAVA_LONG, JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG));
  }

  static final class Splice {
    static final MethodHandle CALL =
        call("splice", of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  }

  static final class GetAddrInfo {
    static final MethodHandle CALL =
        call("getaddrinfo", of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
  }

  static final class FreeAddrInfo {
    static final MethodHandle CALL = handle("freeaddrinfo", FunctionDescriptor.ofVoid(ADDRESS));
  }

  static final class EpollCreate {
    static final MethodHandle CALL = call("epoll_create1", ONE_INT);
  }

  static final class EpollControl {
    static final MethodHandle CALL =
        call("epoll_ctl", of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
  }

  static final class EpollWait {
    static final MethodHandle CALL =
        call("epoll_wait", of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
  }

  static final class EventFd {
    static final MethodHandle CALL = call("eventfd", TWO_INTS);
  }

  static final class PthreadSelf {
    static final MethodHandle CALL = handle("pthread_self", FunctionDescriptor.of(JAVA_LONG));
  }

  static final class PthreadKill {
    static final MethodHandle CALL =
        handle("pthread_kill", FunctionDescriptor.of(JAVA_INT, JAVA_LONG, JAVA_INT));
  }

  static final class SigAction {
    static final MethodHandle CALL = call("sigaction", INT_POINTER_POINTER);
  }

  /** The address of a function that changes nothing, fit to be a signal handler. */
  static MemorySegment harmless() {
    return LINKER.defaultLookup().find("abs").orElseThrow();
  }
}
