package socksh.kernel;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The functions of libc, one handle each, made when the function is first used. A new shape costs
 * some ten milliseconds, another function of a known shape a tenth of one; so all have the shape of
 * a system call: six words in, one word out. On x86-64 and aarch64 an int or a pointer travels in
 * the same register as a word, what a function does not ask for it does not see, and a variadic
 * function takes its integers from there too. {@link Functions} gives them Java's types.
 */
final class Libc {
  private static final Linker LINKER = Linker.nativeLinker();
  private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");

  private static final FunctionDescriptor SIX_WORDS =
      FunctionDescriptor.of(
          JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG);

  private Libc() {}

  private static MethodHandle call(String function) {
    return LINKER.downcallHandle(address(function), SIX_WORDS, ERRNO);
  }

  private static MemorySegment address(String function) {
    return LINKER
        .defaultLookup()
        .find(function)
        .orElseThrow(() -> new UnsatisfiedLinkError("libc has no " + function));
  }

  /** A function whose errno is not kept; see {@link Quick}. */
  private static MethodHandle quick(String function) {
    return LINKER.downcallHandle(address(function), SIX_WORDS);
  }

  // One class for each function: the JVM fills it in when the function is first called.

  static final class Socket {
    static final MethodHandle CALL = call("socket");
  }

  static final class Bind {
    static final MethodHandle CALL = call("bind");
  }

  static final class Connect {
    static final MethodHandle CALL = call("connect");
  }

  static final class Listen {
    static final MethodHandle CALL = call("listen");
  }

  static final class Accept {
    static final MethodHandle CALL = call("accept");
  }

  static final class Accept4 {
    static final MethodHandle CALL = call("accept4");
  }

  static final class Send {
    static final MethodHandle CALL = call("send");
  }

  static final class QuickSend {
    static final MethodHandle CALL = quick("send");
  }

  static final class QuickRecv {
    static final MethodHandle CALL = quick("recv");
  }

  static final class SendTo {
    static final MethodHandle CALL = call("sendto");
  }

  static final class Recv {
    static final MethodHandle CALL = call("recv");
  }

  static final class RecvFrom {
    static final MethodHandle CALL = call("recvfrom");
  }

  static final class RecvMsg {
    static final MethodHandle CALL = call("recvmsg");
  }

  static final class Poll {
    static final MethodHandle CALL = call("poll");
  }

  static final class Shutdown {
    static final MethodHandle CALL = call("shutdown");
  }

  static final class Close {
    static final MethodHandle CALL = call("close");
  }

  static final class SetSockOpt {
    static final MethodHandle CALL = call("setsockopt");
  }

  static final class GetSockOpt {
    static final MethodHandle CALL = call("getsockopt");
  }

  static final class GetSockName {
    static final MethodHandle CALL = call("getsockname");
  }

  static final class GetPeerName {
    static final MethodHandle CALL = call("getpeername");
  }

  static final class Fcntl {
    static final MethodHandle CALL = call("fcntl");
  }

  static final class Ioctl {
    static final MethodHandle CALL = call("ioctl");
  }

  static final class Open {
    static final MethodHandle CALL = call("open");
  }

  static final class Read {
    static final MethodHandle CALL = call("read");
  }

  static final class Write {
    static final MethodHandle CALL = call("write");
  }

  static final class SendFile {
    static final MethodHandle CALL = call("sendfile");
  }

  static final class Lseek {
    static final MethodHandle CALL = call("lseek");
  }

  static final class Mmap {
    static final MethodHandle CALL = call("mmap");
  }

  static final class Munmap {
    static final MethodHandle CALL = call("munmap");
  }

  static final class Pipe2 {
    static final MethodHandle CALL = call("pipe2");
  }

  static final class Splice {
    static final MethodHandle CALL = call("splice");
  }

  static final class Tee {
    static final MethodHandle CALL = call("tee");
  }

  static final class GetAddrInfo {
    static final MethodHandle CALL = call("getaddrinfo");
  }

  static final class FreeAddrInfo {
    static final MethodHandle CALL = call("freeaddrinfo");
  }

  static final class EpollCreate {
    static final MethodHandle CALL = call("epoll_create1");
  }

  static final class EpollControl {
    static final MethodHandle CALL = call("epoll_ctl");
  }

  static final class EpollWait {
    static final MethodHandle CALL = call("epoll_wait");
  }

  static final class QuickEpollWait {
    static final MethodHandle CALL = quick("epoll_wait");
  }

  static final class EventFd {
    static final MethodHandle CALL = call("eventfd");
  }

  static final class PthreadSelf {
    static final MethodHandle CALL = call("pthread_self");
  }

  static final class PthreadKill {
    static final MethodHandle CALL = call("pthread_kill");
  }

  static final class SigAction {
    static final MethodHandle CALL = call("sigaction");
  }

  /** The address of a function that changes nothing, fit to be a signal handler. */
  static MemorySegment harmless() {
    return LINKER.defaultLookup().find("abs").orElseThrow();
  }
}
