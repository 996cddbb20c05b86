package socksh.manual;

/** The pages of the calls that send: send, sendto, sendfile, and open for the file. */
final class SendingPages {
  static final Page SEND =
      Paragraphs.page(
          """
          send(2)
          ssize_t send(int sockfd, const void *buf, size_t len, int flags);
          Hands bytes to the kernel, which sends them when it can; the answer is how many it took.

          EPIPE: The way out is closed or never was open. The JVM ignores SIGPIPE; a C
            program would die here.
          > recv | state | close
          ECONNRESET: The peer threw the connection away with a reset; what it had not read is lost.
          > log | close
          EAGAIN: The send buffer is full because the peer does not read, and this socket
            was told not to wait.
          > poll timeout 5s | state | blocking on
          ENOTCONN: The socket has no peer to send to.
          > connect 127.0.0.1:8888 | state
          EDESTADDRREQ: A datagram needs an address, and this socket is not connected.
          > connect 127.0.0.1:8888 | sendto 127.0.0.1:8888 "hello"
          ECONNREFUSED: An earlier datagram met a closed port: the peer sent ICMP port
            unreachable; this one was not sent.
          > sockets | lab device
          EMSGSIZE: The datagram is too big for one message: over IPv4 UDP takes at most
            65507 bytes.
          > send repeat 1400 "x"
          EINTR: Ctrl-C ended the wait before anything was taken.
          > state | send rest
          ETIMEDOUT: The peer did not acknowledge earlier bytes for so long that the
            kernel gave the connection up.
          > state | close
          EHOSTUNREACH: The way to the peer is gone: a router, or its own network, says
            that it cannot be reached.
          > state | close
          ENETUNREACH: This machine has no route to the peer's network any more.
          > state
          EACCES: Not allowed: a broadcast address needs SO_BROADCAST.
          > option broadcast on
          EPERM: A firewall rule of this machine stops the packet.
          > Look at the firewall rules.
          ENOBUFS: A queue of the network card is full.
          > Try again in a moment.
          EOPNOTSUPP: This kind of socket does not know one of the flags.
          > send "hello"
          EALREADY: Another connect with data in it is under way.
          > state
          EISCONN: The socket is connected, so it takes no other address.
          > peer
          EINVAL: An argument does not fit this socket.
          > state
          EFAULT: The file that is being sent became shorter: a page of it is gone; see mmap(2).
          > send file request.bin
          As ever: EBADF ENOTSOCK ENOMEM
          """);

  static final Page SENDTO =
      Paragraphs.page(
          """
          sendto(2)
          ssize_t sendto(int sockfd, const void *buf, size_t len, int flags, const struct
            sockaddr *dest_addr,
          socklen_t addrlen);
          Sends one datagram to the address given with it; the socket needs no peer.

          EMSGSIZE: The datagram is too big for one message: over IPv4 UDP takes at most
            65507 bytes.
          > sendto 127.0.0.1:8888 repeat 1400 "x"
          EACCES: Not allowed: a broadcast address needs SO_BROADCAST; a Unix socket's
            file needs write permission.
          > option broadcast on
          EISCONN: The socket is connected, so it takes no other address.
          > peer | send "hello"
          EPIPE: A stream needs connect first, or its way out is closed; a C program
            would die of SIGPIPE here.
          > connect 127.0.0.1:8888 | socket udp
          ENETUNREACH: This machine has no route to that network.
          > Look at ip route.
          EHOSTUNREACH: The host did not answer on its own network, or a router said that
            it cannot be reached.
          > Check the address with ping.
          EAFNOSUPPORT: The socket is of another family than the address: IPv4, IPv6 and
            Unix do not mix.
          > socket udp v4 | socket udp v6
          EINVAL: The address does not fit: of another family, port 0, or out of reach
            from the address bound.
          > name | sockets
          EAGAIN: The buffer, or the queue of the Unix socket there, is full, and this
            socket was told not to wait.
          > poll timeout 5s | blocking on
          ECONNREFUSED: An earlier datagram met a closed port; or nobody has that Unix socket open.
          > sockets | lab device
          ENOENT: There is no Unix socket at that path.
          > Check the path.
          EPROTOTYPE: The Unix socket there is a stream; a datagram cannot go to it.
          > Use a stream and connect it.
          ENOTCONN: A stream cannot send before it is connected.
          > connect 127.0.0.1:8888
          EPERM: A firewall rule of this machine stops the packet.
          > Look at the firewall rules.
          ENOBUFS: A queue of the network card is full.
          > Try again in a moment.
          EADDRNOTAVAIL: No local address or free port is left from which to send there.
          > name
          EDESTADDRREQ: No address was given and the socket has no peer.
          > connect 127.0.0.1:8888
          EOPNOTSUPP: This kind of socket cannot send to an address, or does not know one
            of the flags.
          > socket udp
          EINTR: Ctrl-C ended the wait before anything was sent.
          > state
          As ever: EBADF ENOTSOCK EFAULT ENOMEM ECONNRESET EALREADY
          """);

  static final Page SENDFILE =
      Paragraphs.page(
          """
          sendfile(2)
          ssize_t sendfile(int out_fd, int in_fd, off_t *offset, size_t count);
          Sends a piece of a file without copying it through the program; `send file` uses it up to 1 MiB.

          EPIPE: The way out is closed: the peer is gone. A C program would die of SIGPIPE here.
          > state | close
          ECONNRESET: The peer threw the connection away with a reset; what it had not read is lost.
          > log | close
          EAGAIN: The send buffer is full because the peer does not read, and this socket
            was told not to wait.
          > poll timeout 5s | blocking on
          EINTR: Ctrl-C ended the wait.
          > state
          ENOTCONN: The socket has no peer to send to.
          > connect 127.0.0.1:8888
          EINVAL: What is to be sent is a directory or no plain file, or the position in
            it is negative.
          > Name a regular file.
          ESPIPE: The source cannot be read at a position: it is a socket or a pipe, not a file.
          > Name a regular file.
          EBADF: The file is not open for reading, or the socket has been closed.
          > sockets
          EIO: The disk failed while the file was read.
          > Try again, then look at dmesg.
          EOVERFLOW: More bytes were asked for than the file or the call can give.
          > Ask for less.
          ETIMEDOUT: The peer did not acknowledge earlier bytes for so long that the
            kernel gave the connection up.
          > state | close
          As ever: EFAULT ENOMEM
          """);

  static final Page OPEN =
      Paragraphs.page(
          """
          open(2)
          int open(const char *pathname, int flags, ...);
          Opens a file to read from it, here to send it.

          ENOENT: There is no such file; a path without a leading slash starts where the
            shell was started.
          > Check the path.
          EACCES: The file, or a directory on the way to it, may not be read by you.
          > Look at ls -l.
          EISDIR: A directory can only be opened for reading, and sendfile then refuses it.
          > Name a file in it.
          EAGAIN: Another program holds a lease on the file.
          > Try again in a moment.
          ENOTDIR: A part of the path is a file where a directory is needed.
          > Check the path.
          ENXIO: The path is a Unix socket or a device without a partner; a socket is
            connected to, not opened.
          > connect unix:/tmp/demo.sock
          EINTR: Ctrl-C ended the wait, as for the other end of a pipe.
          > Check the path.
          As ever: EMFILE ENFILE ENAMETOOLONG ELOOP EPERM EINVAL ENOMEM ENODEV EOVERFLOW
            EFAULT EBUSY
          """);

  private SendingPages() {}
}
