package socksh.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Optional;

/** The calls that move bytes: send(2), sendto(2), recv(2), recvfrom(2), sendfile(2), mmap(2). */
final class Transfers {
  private static final int O_RDONLY = 0;
  private static final int O_CLOEXEC = 0x80000;

  /** More than any receive buffer holds: one call never returns more than waits there. */
  private static final int MOST_RECEIVED = 64 * 1024 * 1024;

  private Transfers() {}

  static Outcome send(Scratch scratch, Call.Send send) {
    MemorySegment bytes = scratch.filled(send.bytes());
    int flags = Call.Flag.bits(send.flags());
    return LinuxKernel.done(
        scratch, Functions.send(scratch, send.fd().number(), bytes, send.bytes().length, flags));
  }

  static Outcome sendTo(Scratch scratch, Call.SendTo send) {
    MemorySegment bytes = scratch.filled(send.bytes());
    int length = SockAddr.write(send.to(), scratch.address);
    return LinuxKernel.done(
        scratch,
        Functions.sendto(
            scratch,
            send.fd().number(),
            bytes,
            send.bytes().length,
            Call.Flag.bits(send.flags()),
            scratch.address,
            length));
  }

  static Outcome recv(Scratch scratch, Call.Recv recv) {
    int room = room(recv.length());
    MemorySegment buffer = scratch.buffer(room);
    int flags = Call.Flag.bits(recv.flags());
    long length = Functions.recv(scratch, recv.fd().number(), buffer, room, flags);
    return received(scratch, buffer, room, length, Optional.empty());
  }

  static Outcome recvFrom(Scratch scratch, Call.RecvFrom recv) {
    int room = room(recv.length());
    MemorySegment buffer = scratch.buffer(room);
    Naming.room(scratch);
    long length =
        Functions.recvfrom(
            scratch,
            recv.fd().number(),
            buffer,
            room,
            Call.Flag.bits(recv.flags()),
            scratch.address,
            scratch.word);
    return length < 0
        ? LinuxKernel.failure(scratch)
        : received(scratch, buffer, room, length, Optional.of(Naming.answered(scratch)));
  }

  private static int room(int asked) {
    return Math.clamp(asked, 0, MOST_RECEIVED);
  }

  private static Outcome received(
      Scratch scratch, MemorySegment buffer, int room, long length, Optional<Address> from) {
    if (length < 0) {
      return LinuxKernel.failure(scratch);
    }
    byte[] bytes = Scratch.copy(buffer, (int) Math.min(room, length));
    return new Outcome.Received(bytes, length, from);
  }

  static Outcome sendFile(Scratch scratch, Call.SendFile send) {
    Straight straight = new Straight(send.out(), send.in());
    return LinuxKernel.done(scratch, straight.send(send.offset(), send.count()));
  }

  static Outcome sendMapped(Scratch scratch, Call.SendMapped send) {
    try (Mapping mapping = new Mapping(send.out(), send.in())) {
      return LinuxKernel.done(scratch, mapping.send(send.offset(), send.count()));
    }
  }

  static Outcome open(Scratch scratch, String path) {
    try (Arena arena = Arena.ofConfined()) {
      int fd = Functions.open(scratch, arena.allocateFrom(path), O_RDONLY | O_CLOEXEC, 0);
      return fd < 0 ? LinuxKernel.failure(scratch) : new Outcome.Opened(new Fd(fd));
    }
  }
}
