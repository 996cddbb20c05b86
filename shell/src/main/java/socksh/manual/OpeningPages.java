package socksh.manual;

/** The pages of the calls with which a conversation begins: socket, bind, connect. */
final class OpeningPages {
  static final Page SOCKET =
      Paragraphs.page(
          """
          socket(2)
          int socket(int domain, int type, int protocol);
          Makes one end of a conversation and gives its descriptor; nothing is sent,
            nobody is asked.

          EMFILE: This process has all the descriptors it may have; see ulimit -n.
          > sockets | close
          ENFILE: The whole machine has run out of open files.
          > close
          EACCES EPERM: This process may not make such a socket; raw sockets, for
            example, are root's.
          > socket tcp | socket udp
          EAFNOSUPPORT: This kernel does not have that family; IPv6, for example, can be
            left out or switched off.
          > socket tcp v4
          EPROTONOSUPPORT: This family has no such protocol, or not for this type of socket.
          > socket tcp | socket udp
          ESOCKTNOSUPPORT: This family has no sockets of that type.
          > socket tcp | socket udp
          EINVAL: The kernel does not know that family, type or flag.
          > socket tcp v4
          As ever: ENOBUFS ENOMEM
          """);

  static final Page BIND =
      Paragraphs.page(
          """
          bind(2)
          int bind(int sockfd, const struct sockaddr *addr, socklen_t addrlen);
          Gives the socket its own address and port; a listener needs one that clients know.

          EADDRINUSE: A live socket has that port, or one in TIME_WAIT, which gives way if old and new
            listener both set SO_REUSEADDR.
          > sockets | option reuseaddr on | bind 0
          EACCES: Not allowed: ports below net.ipv4.ip_unprivileged_port_start (usually
            1024) are root's.
          > bind 8888 | bind 0
          EADDRNOTAVAIL: No interface of this machine has that address.
          > bind 127.0.0.1:8888 | bind *:8888
          EINVAL: The socket has an address already, is connected, or the address does not fit it.
          > name | socket tcp
          EAFNOSUPPORT: The socket is of another family than the address: IPv4, IPv6 and
            Unix do not mix.
          > socket tcp v4 | socket tcp v6
          ENOENT: A directory of the socket's path does not exist.
          > bind unix:/tmp/demo.sock
          ENOTDIR: A part of the socket's path is a file, not a directory.
          > bind unix:/tmp/demo.sock
          ENAMETOOLONG: The socket's path is too long; there is room for 107 bytes.
          > bind unix:/tmp/demo.sock
          EROFS: The file system of that path can only be read, and a Unix socket is a new file.
          > bind unix:/tmp/demo.sock
          ELOOP: Symbolic links in the socket's path lead in a circle.
          > bind unix:/tmp/demo.sock
          ENODEV: The address names a network interface that does not exist.
          > bind 127.0.0.1:0
          EPERM: The file system or a security rule does not allow a socket there.
          > bind unix:/tmp/demo.sock
          As ever: EBADF ENOTSOCK EFAULT ENOMEM
          """);

  static final Page CONNECT =
      Paragraphs.page(
          """
          connect(2)
          int connect(int sockfd, const struct sockaddr *addr, socklen_t addrlen);
          Joins the socket to a peer: TCP shakes hands and waits for it, UDP only notes the address.

          ECONNREFUSED: Nobody listens on that address and port: the other machine
            answered with a reset.
          > sockets | listen 8888 | lab http
          ETIMEDOUT: No answer at all: the host is off, a firewall drops packets, or the
            listener's queue is full.
          > state | connect 127.0.0.1:8888 timeout 2s
          EINPROGRESS: The handshake has started and goes on; poll for writing, then
            option error says how it ended.
          > poll timeout 5s | option error
          EALREADY: An earlier connect on this non-blocking socket is still under way.
          > poll timeout 5s | state
          EISCONN: The socket has its peer, or listens; a TCP socket is connected once in its life.
          > peer | open tcp 127.0.0.1:8888
          EINTR: Ctrl-C ended the wait; the handshake itself goes on in the kernel.
          > state | poll timeout 5s | close
          ENETUNREACH: This machine has no route to that network; with IPv6 that often
            means there is no IPv6 here.
          > connect 127.0.0.1:8888 | Look at ip route.
          EHOSTUNREACH: The host did not answer on its own network, or a router said that
            it cannot be reached.
          > Check the address with ping.
          EADDRNOTAVAIL: No local address fits, or all local ports to that peer are in
            use or in TIME_WAIT.
          > sockets | name
          EADDRINUSE: The socket is bound to a port from which that very connection exists already.
          > sockets | socket tcp
          EACCES: Not allowed: a broadcast address needs SO_BROADCAST; a Unix socket's
            file needs write permission.
          > option broadcast on
          EPERM: A firewall rule of this machine, or a missing right, stops it.
          > Look at the firewall rules.
          EAFNOSUPPORT: The socket is of another family than the address: IPv4, IPv6 and
            Unix do not mix.
          > socket tcp v4 | socket tcp v6
          EINVAL: The address does not fit the socket; an IPv6 fe80:: address needs its
            interface, as in fe80::1%eth0.
          > sockets | socket tcp
          EAGAIN: The queue of the Unix listener is full; or no free local port was left.
          > state | Try again in a moment.
          ENOENT: There is no Unix socket at that path.
          > listen unix:/tmp/demo.sock
          EPROTOTYPE: That Unix socket is of another type: a stream cannot talk to a
            datagram socket.
          > Use a socket of the other type.
          ENOTDIR: A part of the socket's path is a file, not a directory.
          > Check the path.
          ECONNRESET: The peer took the connection and threw it away before the handshake was done.
          > log | Connect again.
          As ever: EBADF ENOTSOCK EFAULT ENETDOWN ENOBUFS
          """);

  private OpeningPages() {}
}
