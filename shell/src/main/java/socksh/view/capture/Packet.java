package socksh.view.capture;

import java.util.List;
import java.util.function.Supplier;
import socksh.kernel.Segment;

/**
 * A packet of the file. {@code at} is in nanoseconds since the session began.
 *
 * @param frame its bytes, asked for when everything is known
 * @param length how long it was, or {@link #WHOLE}
 */
record Packet(
    long at, Source source, Supplier<byte[]> frame, int length, Supplier<List<String>> comments) {
  /** All its bytes are there. */
  static final int WHOLE = -1;

  /** Where it comes from: an interface of the file. */
  enum Source {
    CAPTURED,
    CALLS
  }

  static Packet captured(long at, Segment segment, Supplier<List<String>> comments) {
    return new Packet(at, Source.CAPTURED, segment::frame, segment.frameLength(), comments);
  }

  static Packet made(long at, Supplier<byte[]> frame, Supplier<List<String>> comments) {
    return new Packet(at, Source.CALLS, frame, WHOLE, comments);
  }

  boolean isCaptured() {
    return source == Source.CAPTURED;
  }

  void into(Pcapng file, long began) {
    byte[] bytes = frame.get();
    file.packet(
        source.ordinal(),
        began + at,
        bytes,
        length == WHOLE ? bytes.length : length,
        comments.get());
  }
}
