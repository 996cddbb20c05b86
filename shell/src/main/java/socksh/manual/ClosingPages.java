package socksh.manual;

/** The pages of the calls with which a conversation ends: shutdown, close. */
final class ClosingPages {
  static final Page SHUTDOWN =
      Paragraphs.page(
          """
          shutdown(2)
          int shutdown(int sockfd, int how);
          Ends one direction, or both, and keeps the descriptor: after SHUT_WR the peer
            reads the end, and may still answer.

          ENOTCONN: There is no connection to end: none was made, or a reset has ended it.
          > state | close
          EINVAL: The direction must be read, write or both.
          > shutdown write
          As ever: EBADF ENOTSOCK
          """);

  static final Page CLOSE =
      Paragraphs.page(
          """
          close(2)
          int close(int fd);
          Gives the descriptor back; with the last one the kernel says goodbye to the
            peer by itself.

          EBADF: No such descriptor: it has been closed already.
          > sockets
          EINTR: Ctrl-C ended the wait of SO_LINGER; the descriptor is gone all the same,
            do not close it again.
          > sockets
          EIO: Something sent or written earlier failed; the descriptor is gone all the same.
          > log
          As ever: ENOSPC EDQUOT
          """);

  private ClosingPages() {}
}
