package socksh.manual;

/** The pages of the calls that ask for names: getsockname, getpeername, getaddrinfo. */
final class NamePages {
  static final Page GETSOCKNAME =
      Paragraphs.page(
          """
          getsockname(2)
          int getsockname(int sockfd, struct sockaddr *addr, socklen_t *addrlen);
          Gives the socket's own address; an IPv4 socket says 0.0.0.0:0 before bind or connect.

          As ever: EBADF ENOTSOCK EINVAL EFAULT ENOBUFS
          """);

  static final Page GETPEERNAME =
      Paragraphs.page(
          """
          getpeername(2)
          int getpeername(int sockfd, struct sockaddr *addr, socklen_t *addrlen);
          Gives the address of the other end of a connected socket.

          ENOTCONN: There is no peer: the socket was not connected, or the connection is
            over; a listener has clients instead.
          > state | connect 127.0.0.1:8888 | accept
          As ever: EBADF ENOTSOCK EINVAL EFAULT ENOBUFS
          """);

  static final Page GETADDRINFO =
      Paragraphs.page(
          """
          getaddrinfo(3)
          int getaddrinfo(const char *node, const char *service, const struct addrinfo
            *hints, struct addrinfo **res);
          Turns a name into addresses, in the order to try them; a library call that may
            ask a name server.

          EAI_NONAME: No such name: it is spelled differently, or the name server does not know it.
          > resolve localhost | open tcp 127.0.0.1:8888
          EAI_AGAIN: The name server did not answer; it may the next time, or this
            machine is off the network.
          > resolve localhost | Look at /etc/resolv.conf.
          EAI_FAIL: The name server answered that it cannot find out.
          > resolve localhost | Look at /etc/resolv.conf.
          EAI_NODATA: The name exists but has no address.
          > Ask for another name, such as one with www in front.
          EAI_ADDRFAMILY: The name has an address, but not in the family that was asked for.
          > Leave v4 or v6 away, or use the other one.
          EAI_FAMILY: The family that was asked for is not supported here.
          > Leave v4 or v6 away.
          EAI_SERVICE: The service name is not known for this kind of socket.
          > Give the port as a number.
          EAI_SOCKTYPE: That type of socket has no addresses to look up.
          > Use tcp or udp.
          EAI_BADFLAGS: A flag of the question was wrong; the shell passes none.
          > Report it as a fault of the shell.
          EAI_MEMORY: There was no memory left for the answer.
          > sockets | close
          EAI_OVERFLOW: The answer did not fit into the room for it.
          > Ask for a shorter name.
          EAI_SYSTEM: A system call below failed; its errno says why.
          > errno
          EINTR: Ctrl-C ended the wait for the name server.
          > resolve localhost
          ECONNREFUSED: The name server's machine answered that nobody serves names there.
          > Look at /etc/resolv.conf.
          As ever: EMFILE ENFILE ENOMEM
          """);

  private NamePages() {}
}
