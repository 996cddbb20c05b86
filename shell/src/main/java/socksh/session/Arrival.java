package socksh.session;

import java.util.Arrays;
import java.util.Optional;
import socksh.kernel.Address;
import socksh.kernel.Errno;

/** How one attempt to receive ended: what is given out, what stays held, and why it stopped. */
record Arrival(
    Ending ending,
    Optional<Errno> errno,
    byte[] bytes,
    int shown,
    byte[] held,
    Optional<Address> from,
    long length,
    String note) {

  private static final byte[] NOTHING = {};

  /** The first {@code end} bytes are what was asked for, the rest stays. */
  static Arrival complete(byte[] data, int end) {
    return complete(data, end, end, "");
  }

  static Arrival complete(byte[] data, int end, int shown, String note) {
    byte[] bytes = end == data.length ? data : Arrays.copyOf(data, end);
    byte[] rest = end == data.length ? NOTHING : Arrays.copyOfRange(data, end, data.length);
    return new Arrival(
        Ending.COMPLETE, Optional.empty(), bytes, shown, rest, Optional.empty(), end, note);
  }

  /** One datagram; {@code length} is what it had before it was cut to the room it was given. */
  static Arrival datagram(byte[] data, long length, Optional<Address> from) {
    return new Arrival(
        Ending.COMPLETE, Optional.empty(), data, data.length, NOTHING, from, length, "");
  }

  /** How a line ended; empty where it had no end. */
  Optional<LineEnd> lineEnd() {
    return switch (bytes.length - shown) {
      case 1 -> Optional.of(LineEnd.LF);
      case 2 -> Optional.of(LineEnd.CRLF);
      default -> Optional.empty();
    };
  }

  /** It stopped early: {@code data} waits for the next who asks. */
  static Arrival stopped(Ending ending, byte[] data) {
    if (ending == Ending.INTERRUPTED) {
      return refused(Errno.EINTR, data);
    }
    return new Arrival(ending, Optional.empty(), NOTHING, 0, data, Optional.empty(), 0, "");
  }

  /** The kernel said no: {@code data} waits for the next who asks. */
  static Arrival refused(Errno errno, byte[] data) {
    Ending ending =
        switch (errno) {
          case EINTR -> Ending.INTERRUPTED;
          case ECONNRESET -> Ending.RESET;
          default -> Ending.FAILED;
        };
    return new Arrival(ending, Optional.of(errno), NOTHING, 0, data, Optional.empty(), 0, "");
  }

  /** The stream ended: what had come before is given out, because nothing can follow it. */
  static Arrival ended(byte[] data) {
    return new Arrival(
        Ending.END_OF_STREAM,
        Optional.empty(),
        data,
        data.length,
        NOTHING,
        Optional.empty(),
        data.length,
        "");
  }

  /** What follows the delimiter was only peeked at: it is still in the kernel. */
  Arrival withoutRest() {
    return new Arrival(ending, errno, bytes, shown, NOTHING, from, length, note);
  }

  /** The same, and what ended it. */
  Arrival with(Ending ending) {
    return new Arrival(ending, errno, bytes, shown, held, from, length, note);
  }

  /** Where there is nothing new to say about it. */
  Arrival withoutNote() {
    return new Arrival(ending, errno, bytes, shown, held, from, length, "");
  }

  /** Told to the one who asked for {@code wanted}; {@code took} is in nanoseconds. */
  Report.Received report(String socket, Wanted wanted, int calls, long took) {
    return new Report.Received(
        socket, wanted, ending, errno, bytes, shown, from, length, held.length, calls, note, took);
  }
}
