package socksh.manual;

/** The pages of the calls that turn a socket's knobs: setsockopt, getsockopt, fcntl. */
final class OptionPages {
  static final Page SETSOCKOPT =
      Paragraphs.page(
          """
          setsockopt(2)
          int setsockopt(int sockfd, int level, int optname, const void *optval, socklen_t optlen);
          Turns one of the socket's knobs; the kernel may round or double what it is given.

          ENOPROTOOPT: This kind of socket does not have that option, or the option can
            only be read.
          > option | sockets
          EINVAL: The value is outside of what the option takes, or it is too late for
            it: some must come before bind.
          > option | state
          EPERM EACCES: That option, or that value of it, needs a right that this process
            does not have.
          > Run it as root, or do without.
          EOPNOTSUPP: This family of sockets does not know that option.
          > option | socket tcp
          EDOM: The time does not fit: microseconds must be below 1000000.
          > option rcvtimeo 5s
          ENOENT: The kernel has no congestion control of that name.
          > option congestion | option congestion cubic
          ENODEV: There is no network interface of that name.
          > Look at ip link.
          EISCONN: It is too late: the option must be set before the socket is connected.
          > socket tcp
          ENOTCONN: It is too early: the option needs a connected socket.
          > connect 127.0.0.1:8888
          ENOBUFS: The kernel has no room for what the option asks for.
          > option
          EADDRNOTAVAIL: The address in the option does not belong to this machine.
          > option
          As ever: EBADF ENOTSOCK EFAULT ENOMEM EBUSY
          """);

  static final Page GETSOCKOPT =
      Paragraphs.page(
          """
          getsockopt(2)
          int getsockopt(int sockfd, int level, int optname, void *optval, socklen_t *optlen);
          Reads one of the socket's knobs as the kernel holds it.

          ENOPROTOOPT: This kind of socket does not have that option.
          > option | sockets
          EOPNOTSUPP: This family of sockets does not know that option.
          > option
          ENOTCONN: The answer depends on the peer, and the socket has none.
          > connect 127.0.0.1:8888
          EINVAL: The room for the answer does not fit the option.
          > option
          As ever: EBADF ENOTSOCK EFAULT ENOBUFS
          """);

  static final Page FCNTL =
      Paragraphs.page(
          """
          fcntl(2)
          int fcntl(int fd, int op, ...);
          Reads the flags of a descriptor (F_GETFL) or sets them (F_SETFL); O_NONBLOCK
            makes its calls never wait.

          EBADF: No such descriptor: the socket has been closed.
          > sockets
          EINVAL: The kernel does not know that operation, or not for this kind of descriptor.
          > blocking on
          EPERM: A flag of this file may not be changed.
          > sockets
          """);

  private OptionPages() {}
}
