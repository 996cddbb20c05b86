package socksh.manual;

/** The pages of the calls that receive: recv, recvfrom, and ioctl, which counts what waits. */
final class ReceivingPages {
  static final Page RECV =
      Paragraphs.page(
          """
          recv(2)
          ssize_t recv(int sockfd, void *buf, size_t len, int flags);
          Takes what has arrived, at most len bytes, and waits only when there is
            nothing; 0 is the end of a stream.

          EAGAIN: Nothing has arrived yet, and the socket was told not to wait or its
            time limit is over.
          > poll timeout 5s | recv timeout 10s | blocking on
          EINTR: Ctrl-C ended the wait; nothing was taken, nothing is lost.
          > recv | state
          ECONNRESET: The peer threw the connection away with a reset: it crashed, or
            closed with bytes it had not read.
          > log | close
          ECONNREFUSED: An earlier datagram met a closed port: the peer's machine
            answered ICMP port unreachable.
          > sockets | lab device
          ENOTCONN: The socket has no peer; bytes come only over a connection, and a
            listener has clients instead.
          > connect 127.0.0.1:8888 | accept | state
          ETIMEDOUT: The peer did not answer the kernel's repeats or keep-alive probes;
            the connection was given up.
          > state | close
          EHOSTUNREACH: The way to the peer is gone: a router, or its own network, says
            that it cannot be reached.
          > state | close
          EINVAL: An argument does not fit; a Unix stream, for example, must be connected first.
          > state
          EPIPE: An earlier error of the connection is reported now: the peer is gone.
          > close
          EOPNOTSUPP: This kind of socket does not know one of the flags.
          > recv
          As ever: EBADF ENOTSOCK EFAULT ENOMEM
          """);

  static final Page RECVFROM =
      Paragraphs.page(
          """
          recvfrom(2)
          ssize_t recvfrom(int sockfd, void *buf, size_t len, int flags, struct sockaddr
            *src_addr, socklen_t *addrlen);
          Takes one datagram, at most len bytes of it, and says who sent it; the rest of
            the datagram is lost.

          EAGAIN: No datagram has arrived yet, and the socket was told not to wait or its
            time limit is over.
          > poll timeout 5s | recv timeout 10s | blocking on
          EINTR: Ctrl-C ended the wait; nothing was taken, nothing is lost.
          > recv | state
          ECONNREFUSED: An earlier datagram met a closed port: the peer's machine
            answered ICMP port unreachable.
          > sockets | lab device
          ENOTCONN: A stream without a peer receives nothing.
          > connect 127.0.0.1:8888 | state
          ECONNRESET: The peer threw the connection away with a reset.
          > log | close
          ETIMEDOUT: The peer did not answer the kernel's repeats; the connection was given up.
          > state | close
          EHOSTUNREACH: The way to the peer is gone: a router, or its own network, says
            that it cannot be reached.
          > state
          EINVAL: An argument does not fit; a Unix stream, for example, must be connected first.
          > state
          EOPNOTSUPP: This kind of socket does not know one of the flags.
          > recv
          As ever: EBADF ENOTSOCK EFAULT ENOMEM
          """);

  static final Page IOCTL =
      Paragraphs.page(
          """
          ioctl(2)
          int ioctl(int fd, unsigned long op, ...);
          Asks the kernel how many bytes wait to be received (FIONREAD) or to be
            acknowledged (SIOCOUTQ).

          EINVAL: A listener has no bytes; its queue holds clients.
          > state | accept
          ENOTTY: That question cannot be asked of this kind of descriptor.
          > sockets
          As ever: EBADF EFAULT
          """);

  private ReceivingPages() {}
}
