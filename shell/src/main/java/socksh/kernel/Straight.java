package socksh.kernel;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

/** sendfile(2): the pages of a file go straight into the socket, none is copied. */
record Straight(Fd socket, Fd file) implements Delivery.Way {
  /** The most that one call of sendfile takes. */
  private static final long MOST = 0x7ffff000L;

  @Override
  public long send(long offset, long count) {
    Scratch scratch = Scratch.mine();
    scratch.word.set(JAVA_LONG, 0, offset);
    return Functions.sendfile(scratch, socket.number(), file.number(), scratch.word, count);
  }

  @Override
  public long most() {
    return MOST;
  }

  @Override
  public boolean concernsFile(Errno refusal) {
    return switch (refusal) {
      case EIO, EINVAL, ESPIPE, EISDIR, EOVERFLOW -> true;
      default -> false;
    };
  }
}
