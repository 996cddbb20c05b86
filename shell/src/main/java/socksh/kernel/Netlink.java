package socksh.kernel;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A netlink socket to the kernel's socket table: one question out, its messages back; see
 * netlink(7).
 */
final class Netlink implements AutoCloseable {
  private static final int AF_NETLINK = 16;
  private static final int SOCK_CLOEXEC = 0x80000;
  private static final int NETLINK_SOCK_DIAG = 4;
  private static final int NLMSG_ERROR = 2;
  private static final int NLMSG_DONE = 3;
  private static final int NLM_F_MULTI = 2;
  private static final int SIZE_OF_HEADER = 16;
  private static final int ROOM = 64 * 1024;

  private final int fd;

  /**
   * Opens it.
   *
   * @throws IOException where a sandbox has no netlink
   */
  Netlink() throws IOException {
    Scratch scratch = Scratch.mine();
    fd =
        Functions.socket(
            scratch, AF_NETLINK, Kind.DGRAM.number() | SOCK_CLOEXEC, NETLINK_SOCK_DIAG);
    check(scratch, fd);
  }

  /**
   * Asks, and returns the rows of the answer; no rows where the kernel knows no such socket.
   *
   * @throws IOException where this kernel does not answer such questions
   */
  List<Row> ask(Protocol protocol, byte[] question) throws IOException {
    Scratch scratch = Scratch.mine();
    MemorySegment bytes = scratch.filled(question);
    check(scratch, Functions.send(scratch, fd, bytes, question.length, 0));
    List<Row> rows = new ArrayList<>();
    boolean more = true;
    while (more) {
      MemorySegment buffer = scratch.buffer(ROOM);
      long length = check(scratch, Functions.recv(scratch, fd, buffer, ROOM, 0));
      more = read(protocol, ByteBuffer.wrap(Scratch.copy(buffer, (int) length)), rows);
    }
    return rows;
  }

  /** Reads the messages of one answer and tells whether more answers follow. */
  private static boolean read(Protocol protocol, ByteBuffer answer, List<Row> rows)
      throws IOException {
    answer.order(ByteOrder.nativeOrder());
    boolean more = false;
    while (answer.remaining() >= SIZE_OF_HEADER) {
      int start = answer.position();
      int length = answer.getInt(start);
      int type = answer.getShort(start + 4);
      if (type == NLMSG_DONE || type == NLMSG_ERROR) {
        refuse(answer.getInt(start + SIZE_OF_HEADER));
        return false;
      }
      more = (answer.getShort(start + 6) & NLM_F_MULTI) != 0;
      rows.add(SockDiag.read(protocol, body(answer, start, length)));
      answer.position(Math.min(answer.limit(), start + (length + 3 & ~3)));
    }
    return more;
  }

  private static ByteBuffer body(ByteBuffer answer, int start, int length) {
    ByteBuffer body = answer.duplicate().order(ByteOrder.nativeOrder());
    return body.limit(start + length).position(start + SIZE_OF_HEADER);
  }

  private static void refuse(int negativeErrno) throws IOException {
    if (negativeErrno < 0 && negativeErrno != -Errno.ENOENT.number()) {
      throw new IOException("sock_diag: " + Errno.of(-negativeErrno));
    }
  }

  private static long check(Scratch scratch, long result) throws IOException {
    if (result < 0) {
      throw new IOException("sock_diag: " + Errno.of(scratch.errno()));
    }
    return result;
  }

  @Override
  public void close() {
    Functions.close(Scratch.mine(), fd);
  }
}
