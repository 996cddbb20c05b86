package socksh.server;

/**
 * Our end of a pipe to or from a client's process. It is watched only while something is wanted of
 * it: that the other end is gone would be told again and again.
 */
final class PipeEnd extends Party {
  private final Runnable deed;
  private boolean watched;
  private boolean closed;

  /**
   * @param deed what is done when the pipe is ready
   */
  PipeEnd(Client client, int fd, Runnable deed) {
    super(client.server(), client.socket(), EventLoop.fd(fd));
    this.deed = deed;
  }

  @Override
  void ready(boolean readable, boolean writable) {
    deed.run();
  }

  void watch(int wanted) {
    if (!watched && !closed) {
      watched = true;
      server().loop.enroll(this, wanted);
    }
  }

  void leaveAlone() {
    if (watched) {
      watched = false;
      server().loop.forget(this);
    }
  }

  boolean isClosed() {
    return closed;
  }

  void close() {
    if (!closed) {
      leaveAlone();
      closed = true;
      server().loop.epoll.close(fd());
    }
  }

  @Override
  void leaving() {
    close();
  }
}
