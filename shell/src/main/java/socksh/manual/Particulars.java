package socksh.manual;

import static socksh.kernel.Errno.EACCES;
import static socksh.kernel.Errno.EADDRINUSE;
import static socksh.kernel.Errno.EAGAIN;
import static socksh.kernel.Errno.ECONNREFUSED;
import static socksh.kernel.Errno.EINVAL;
import static socksh.kernel.Errno.ENETUNREACH;
import static socksh.kernel.Errno.ENOENT;
import static socksh.kernel.Errno.ENOPROTOOPT;
import static socksh.kernel.Errno.EPERM;
import static socksh.kernel.Errno.EPIPE;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Kind;
import socksh.kernel.SocketOption;

/** Where the same errno of the same call means something else, depending on what was asked. */
final class Particulars {
  private static final int FIRST_MULTICAST = 224;
  private static final int FIRST_FREE_PORT = 1024;

  private Particulars() {}

  /**
   * The reason that fits the call's arguments better than its page does; empty where there is none.
   */
  static Optional<Reason> reason(Call call, Errno errno, @Nullable Kind kind) {
    return Optional.ofNullable(
        switch (call) {
          case Call.Bind(_, Address address) -> bind(address, errno, kind);
          case Call.Connect(_, Address address) -> connect(address, errno, kind);
          case Call.SendTo(_, _, _, Address to) -> sendTo(to, errno);
          case Call.Send _ -> send(errno, kind);
          case Call.Recv _, Call.RecvFrom _ -> kind == Kind.STREAM ? lateRefusal(errno) : null;
          case Call.SetOption(_, SocketOption option, _) -> setOption(option, errno);
          default -> null;
        });
  }

  private static @Nullable Reason bind(Address address, Errno errno, @Nullable Kind kind) {
    return switch (address) {
      case Address.UnixPath(String path) when errno == EADDRINUSE ->
          Reason.of(
              "A file is at that path; a Unix socket's file stays behind when its program ends.",
              "connect unix:" + path,
              "Remove the file, or choose another path.");
      case Address.UnixPath _ when errno == EACCES ->
          Reason.of(
              "A Unix socket is a new file, and you may not make files in that directory.",
              "bind unix:/tmp/demo.sock");
      case Address.UnixAbstract _ when errno == EADDRINUSE ->
          Reason.of(
              "Another socket has that abstract name; it is free again when that socket is closed.",
              "sockets",
              "Choose another name.");
      case Address.Inet6 inet when errno == EINVAL && lacksScope(inet) -> interfaceMissing("bind");
      default ->
          kind == Kind.DGRAM && errno == EADDRINUSE
              ? Reason.of(
                  "Another datagram socket has that port; UDP has no TIME_WAIT, so it is a live"
                      + " one.",
                  "sockets",
                  "bind 0")
              : null;
    };
  }

  private static @Nullable Reason connect(Address address, Errno errno, @Nullable Kind kind) {
    return switch (address) {
      case Address.UnixPath(String path) -> connect(path, errno);
      case Address.UnixAbstract(String name) when errno == ECONNREFUSED ->
          Reason.of("Nobody listens under that abstract name.", "listen unix:@" + name);
      case Address.Inet6 inet when errno == EINVAL && lacksScope(inet) ->
          interfaceMissing("connect");
      case Address.Inet4 inet when errno == ENETUNREACH && inet.ip() >>> 24 >= FIRST_MULTICAST ->
          Reason.of(
              "TCP talks to one machine; a multicast or broadcast address is for datagrams.",
              "socket udp");
      default -> errno == ECONNREFUSED && kind != Kind.DGRAM ? refused(address) : null;
    };
  }

  private static @Nullable Reason connect(String path, Errno errno) {
    return switch (errno) {
      case ECONNREFUSED ->
          Reason.of(
              "The file is there, but nobody listens on it: its program has ended, or it is no"
                  + " socket.",
              "Start its program again.",
              "Remove the file, then listen unix:" + path + ".");
      case ENOENT -> Reason.of("There is no Unix socket at that path.", "listen unix:" + path);
      case EACCES ->
          Reason.of(
              "You may not write to the socket's file, or not enter a directory on the way to it.",
              "Look at ls -l " + path + ".");
      case EAGAIN ->
          Reason.of(
              "The listener's queue is full: its program accepts too slowly, and we were told not"
                  + " to wait.",
              "blocking on",
              "Try again in a moment.");
      default -> null;
    };
  }

  private static @Nullable Reason refused(Address address) {
    if (address.port() == 0) {
      return Reason.of(
          "Port 0 is nobody's port; only bind takes it, to let the kernel choose.", "sockets");
    }
    if (!address.isLoopback()) {
      return null;
    }
    String sentence =
        "Nobody listens on that address and port of this machine, so the kernel refused at once.";
    return address.port() < FIRST_FREE_PORT
        ? Reason.of(sentence, "sockets", "lab http")
        : Reason.of(sentence, "sockets", "listen " + address);
  }

  private static @Nullable Reason sendTo(Address to, Errno errno) {
    if (errno == EINVAL && to instanceof Address.Inet4 inet && inet.port() == 0) {
      return Reason.of("Port 0 is nobody's port; a datagram cannot go there.", "log");
    }
    if (errno == EINVAL && to instanceof Address.Inet6 inet && lacksScope(inet)) {
      return interfaceMissing("sendto");
    }
    if (errno == ECONNREFUSED && to instanceof Address.UnixPath(String path)) {
      return Reason.of(
          "The file is there, but nobody has that socket open: its program has ended.",
          "Remove the file, then bind unix:" + path + ".");
    }
    return null;
  }

  private static @Nullable Reason send(Errno errno, @Nullable Kind kind) {
    if (kind == Kind.STREAM) {
      return lateRefusal(errno);
    }
    return kind == Kind.DGRAM && errno == EPIPE
        ? Reason.of("This side has shut down sending; that cannot be undone.", "close")
        : null;
  }

  /** A connect that went on in the background tells its end to the next call. */
  private static @Nullable Reason lateRefusal(Errno errno) {
    return errno == ECONNREFUSED
        ? Reason.of(
            "The connect that was under way has been refused: nobody listens there.",
            "sockets",
            "close")
        : null;
  }

  private static @Nullable Reason setOption(SocketOption option, Errno errno) {
    if (errno == ENOPROTOOPT && option.access() == SocketOption.Access.READ_ONLY) {
      return Reason.of("That option can only be read.", "option " + option.word());
    }
    if (errno == EINVAL && option == SocketOption.IPV6_V6ONLY) {
      return Reason.of("It is too late: this option must be set before bind.", "socket tcp v6");
    }
    return errno == EPERM ? notPermitted(option) : null;
  }

  private static @Nullable Reason notPermitted(SocketOption option) {
    return switch (option) {
      case SO_MARK ->
          Reason.of("Marking packets needs the right CAP_NET_ADMIN.", "Run it as root.");
      case SO_PRIORITY ->
          Reason.of("A priority above 6 needs the right CAP_NET_ADMIN.", "option priority 6");
      case SO_BINDTODEVICE ->
          Reason.of("Leaving or changing an interface needs the right CAP_NET_RAW.", "close");
      case TCP_CONGESTION ->
          Reason.of(
              "That congestion control is not among those allowed to everybody.",
              "option congestion cubic");
      default -> null;
    };
  }

  private static Reason interfaceMissing(String verb) {
    return Reason.of(
        "An fe80:: address is only good on one interface; name it after a percent sign.",
        verb + " [fe80::1%eth0]:8888");
  }

  private static boolean lacksScope(Address.Inet6 inet) {
    return inet.high() >>> 54 == 0xfe80 >>> 6 && inet.scope() == 0;
  }
}
