package socksh.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * Records what goes over the loopback interface, through a socket of packet(7): each frame once,
 * when it is sent. The kernel wants the right CAP_NET_RAW for it. It holds one descriptor from
 * {@link #open} to {@link #close}; whoever uses it sees that only one thread does so at a time.
 */
public final class Capture implements AutoCloseable {
  /** How many bytes of a frame are kept: as many as a frame of Ethernet would have. */
  public static final int MOST_KEPT = 1514;

  private static final int AF_PACKET = 17;
  private static final int SOCK_RAW_CLOEXEC_NONBLOCK = 3 | 0x80000 | 0x800;
  private static final int ETH_P_ALL = 3;
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVBUF = 8;
  private static final int SO_RCVBUFFORCE = 33;
  private static final int SO_ATTACH_FILTER = 26;
  private static final int SO_TIMESTAMPNS = 35;
  private static final int SOL_PACKET = 263;
  private static final int PACKET_STATISTICS = 6;
  private static final int MSG_TRUNC = 0x20;
  private static final int ROOM = 32 * 1024 * 1024;

  /** The loopback interface is the first of every network namespace; see linux/net.h. */
  private static final int LOOPBACK = 1;

  /** Each frame passes loopback twice, out and in: this program of bpf(4) lets it in once. */
  private static final long[] OUTGOING_ONLY = {
    instruction(0x20, 0, 0, 0xfffff004), // load the packet type
    instruction(0x15, 0, 1, 4), // is it PACKET_OUTGOING?
    instruction(0x06, 0, 0, 0x40000), // then take it all
    instruction(0x06, 0, 0, 0) // else nothing of it
  };

  private static final ValueLayout.OfShort NET_SHORT = JAVA_SHORT.withOrder(ByteOrder.BIG_ENDIAN);

  // struct msghdr, struct iovec and what they point to, side by side
  private static final int VECTOR = 56;
  private static final int CONTROL = 72;
  private static final int CONTROL_SIZE = 64;
  private static final int FRAME = CONTROL + CONTROL_SIZE;
  private static final int CONTROL_LENGTH = 40;

  private final Arena arena = Arena.ofAuto();
  private final MemorySegment message = arena.allocate(FRAME + MOST_KEPT, 8);
  private int fd = -1;
  private long dropped;

  /**
   * A segment and when the kernel sent it.
   *
   * @param realtime nanoseconds since 1970, by the kernel's clock
   */
  public record Sent(long realtime, Segment segment) {}

  private static long instruction(int code, int whenTrue, int whenFalse, int value) {
    return code | (long) whenTrue << 16 | (long) whenFalse << 24 | (long) value << 32;
  }

  /** Begins; EPERM without the right. */
  public Outcome open() {
    Scratch scratch = Scratch.mine();
    fd = Functions.socket(scratch, AF_PACKET, SOCK_RAW_CLOEXEC_NONBLOCK, 0);
    if (fd < 0) {
      return LinuxKernel.failure(scratch);
    }
    makeRoom(scratch);
    if (filter(scratch) < 0 || set(scratch, SO_TIMESTAMPNS, 1) < 0 || bind(scratch) < 0) {
      Outcome failure = LinuxKernel.failure(scratch);
      close();
      return failure;
    }
    return new Outcome.Done(0);
  }

  /** As much as root may have, or as much as anybody may; see socket(7). */
  private void makeRoom(Scratch scratch) {
    if (set(scratch, SO_RCVBUFFORCE, ROOM) < 0) {
      set(scratch, SO_RCVBUF, ROOM);
    }
  }

  private int set(Scratch scratch, int option, int value) {
    scratch.word.set(JAVA_INT, 0, value);
    return Functions.setsockopt(scratch, fd, SOL_SOCKET, option, scratch.word, Integer.BYTES);
  }

  private int filter(Scratch scratch) {
    MemorySegment program = scratch.buffer(16 + OUTGOING_ONLY.length * Long.BYTES);
    program.set(JAVA_LONG, 0, OUTGOING_ONLY.length);
    program.set(JAVA_LONG, 8, program.address() + 16);
    MemorySegment.copy(OUTGOING_ONLY, 0, program, JAVA_LONG, 16, OUTGOING_ONLY.length);
    return Functions.setsockopt(scratch, fd, SOL_SOCKET, SO_ATTACH_FILTER, program, 16);
  }

  private int bind(Scratch scratch) {
    MemorySegment address = scratch.address;
    address.fill((byte) 0);
    address.set(JAVA_SHORT, 0, (short) AF_PACKET);
    address.set(NET_SHORT, 2, (short) ETH_P_ALL);
    address.set(JAVA_INT, 4, LOOPBACK);
    return Functions.bind(scratch, fd, address, 20);
  }

  /** The descriptor, to be watched for what there is to {@link #next read}. */
  public Fd fd() {
    return new Fd(fd);
  }

  /** The next frame that the kernel has, passing over what is no segment; never waits. */
  public Optional<Sent> next() {
    while (fd >= 0) {
      long length = receive();
      if (length < 0) {
        break;
      }
      Optional<Segment> segment = Frames.segment(kept(length), (int) length);
      if (segment.isPresent()) {
        return Optional.of(new Sent(realtime(), segment.get()));
      }
    }
    return Optional.empty();
  }

  /** Makes the message anew, as the last receiving wrote into it; the answer is the length. */
  private long receive() {
    message.asSlice(0, VECTOR).fill((byte) 0);
    message.set(JAVA_LONG, 16, message.address() + VECTOR);
    message.set(JAVA_LONG, 24, 1);
    message.set(JAVA_LONG, 32, message.address() + CONTROL);
    message.set(JAVA_LONG, CONTROL_LENGTH, CONTROL_SIZE);
    message.set(JAVA_LONG, VECTOR, message.address() + FRAME);
    message.set(JAVA_LONG, VECTOR + 8, MOST_KEPT);
    return Functions.recvmsg(Scratch.mine(), fd, message, MSG_TRUNC);
  }

  private byte[] kept(long length) {
    byte[] bytes = new byte[(int) Math.min(length, MOST_KEPT)];
    MemorySegment.copy(message, JAVA_BYTE, FRAME, bytes, 0, bytes.length);
    return bytes;
  }

  /** The one control message that was asked for: struct cmsghdr and struct timespec. */
  private long realtime() {
    boolean stamped =
        message.get(JAVA_LONG, CONTROL_LENGTH) >= 32
            && message.get(JAVA_INT, CONTROL + 12) == SO_TIMESTAMPNS;
    return stamped
        ? message.get(JAVA_LONG, CONTROL + 16) * 1_000_000_000
            + message.get(JAVA_LONG, CONTROL + 24)
        : 0;
  }

  /** How many frames the kernel has thrown away so far, as there was no more room for them. */
  public long dropped() {
    if (fd < 0) {
      return dropped;
    }
    Scratch scratch = Scratch.mine();
    scratch.word.set(JAVA_INT, 0, 8);
    MemorySegment counts = scratch.option;
    if (Functions.getsockopt(scratch, fd, SOL_PACKET, PACKET_STATISTICS, counts, scratch.word)
        == 0) {
      dropped += Integer.toUnsignedLong(counts.get(JAVA_INT_UNALIGNED, 4)); // and begins anew
    }
    return dropped;
  }

  /** Records no more; what was not read is lost. */
  @Override
  public void close() {
    if (fd >= 0) {
      dropped();
      Functions.close(Scratch.mine(), fd);
      fd = -1;
    }
  }
}
