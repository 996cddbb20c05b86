package socksh.manual;

/** The pages of the calls that wait for others: listen, accept, poll. */
final class ListeningPages {
  static final Page LISTEN =
      Paragraphs.page(
          """
          listen(2)
          int listen(int sockfd, int backlog);
          Opens the door: from now on the kernel shakes hands with clients and queues
            them for accept.

          EADDRINUSE: Another socket listens on that address and port; SO_REUSEADDR does
            not let two listeners share.
          > sockets | listen 0
          EOPNOTSUPP: Only stream sockets listen; a datagram socket is ready to receive
            as soon as it is bound.
          > socket tcp | recv
          EINVAL: The socket is connected already, or it is a Unix socket that was not bound.
          > state | socket tcp
          EACCES: A security rule does not allow this process to listen there.
          > listen 0
          As ever: EBADF ENOTSOCK
          """);

  static final Page ACCEPT =
      Paragraphs.page(
          """
          accept(2)
          int accept(int sockfd, struct sockaddr *addr, socklen_t *addrlen);
          Takes the first waiting client out of the listener's queue and gives it a
            socket of its own.

          EAGAIN: No client is waiting, and the listener was told not to wait or its time
            limit is over.
          > poll timeout 10s | accept timeout 10s | blocking on
          EINTR: Ctrl-C ended the wait; the listener still listens.
          > accept | sockets
          EINVAL: The socket does not listen.
          > listen | state
          EOPNOTSUPP: Only stream sockets have clients; a datagram socket just receives.
          > recv | socket tcp
          ECONNABORTED: The client was gone before it was accepted; the listener is well.
          > accept
          EMFILE: This process has all the descriptors it may have; the client goes on
            waiting in the queue.
          > sockets | close
          ENFILE: The whole machine has run out of open files; the client goes on waiting
            in the queue.
          > close
          EPERM: A firewall rule of this machine forbids the connection.
          > Look at the firewall rules.
          EPROTO: The protocol broke down before the client was accepted.
          > accept
          ENETDOWN ENETUNREACH EHOSTDOWN EHOSTUNREACH ENONET ENOPROTOOPT: An error that
            had come in on the new connection is passed on; the listener is well, so try again.
          > accept
          ETIMEDOUT: The connection died of silence before it was accepted; try accept again.
          > accept
          As ever: EBADF ENOTSOCK EFAULT ENOBUFS ENOMEM
          """);

  static final Page POLL =
      Paragraphs.page(
          """
          poll(2)
          int poll(struct pollfd *fds, nfds_t nfds, int timeout);
          Waits until one of several sockets is ready, and says which and for what.

          EINTR: Ctrl-C ended the wait; no socket was touched.
          > poll | sockets
          EINVAL: More sockets were asked about than this process may have open; see ulimit -n.
          > sockets
          As ever: EFAULT ENOMEM
          """);

  private ListeningPages() {}
}
