package socksh.view.capture;

import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Segment;

/** One end of a connection, and how far the stream that it sends has been told. */
final class Side {
  private static final long UNKNOWN = -1;

  private String label;
  private @Nullable Address address;
  private long base = UNKNOWN;
  private boolean begun;
  private long told;
  private long sent;
  private long taken;
  private boolean ended;

  /**
   * @param label the shell's name for it, or the empty string
   */
  Side(String label, @Nullable Address address) {
    this.label = label;
    this.address = address;
  }

  String label() {
    return label;
  }

  void label(String label) {
    this.label = label;
  }

  boolean isOurs() {
    return !label.isEmpty();
  }

  @Nullable Address address() {
    return address;
  }

  void address(@Nullable Address known) {
    if (known != null && known.port() != 0) {
      address = known.unmapped();
    }
  }

  /** The number of its SYN; where none was captured, numbers begin with 0. */
  long base() {
    return base == UNKNOWN ? 0 : base;
  }

  /** The number that its next byte has, counted from its SYN. */
  long next() {
    return begun ? 1 + told + (ended ? 1 : 0) : 0;
  }

  /** Its SYN had this number on the wire. */
  void base(long number) {
    if (base == UNKNOWN) {
      base = number;
    }
  }

  /** Whether anything is known of its numbers on the wire. */
  boolean isNumbered() {
    return base != UNKNOWN;
  }

  /** Its next byte was seen to have this number on the wire. */
  void numbered(long number) {
    base(number - next());
  }

  /** How far ahead of what was told a number on the wire is; less than 0 for what came again. */
  long ahead(long number) {
    return (int) (number - base() - next());
  }

  /** Whether a segment of it has something that was not told yet, of what stands before an end. */
  boolean isNew(Segment segment, long end) {
    long ahead = ahead(segment.seq());
    return ahead + segment.length() > 0 && told + ahead < end;
  }

  boolean begun() {
    return begun;
  }

  void begin() {
    begun = true;
  }

  /** How many bytes of its stream are in the file. */
  long told() {
    return told;
  }

  void told(long bytes) {
    told = Math.max(told, bytes);
  }

  /** Counts what calls of its owner sent; gives where in the stream that begins. */
  long sends(long bytes) {
    sent += bytes;
    return sent - bytes;
  }

  /** Counts what calls of the other end's owner received; gives where in the stream that begins. */
  long isTaken(long bytes) {
    taken += bytes;
    return taken - bytes;
  }

  /** Whether the other end's owner has not received all that was told. */
  boolean isUnread() {
    return taken < told;
  }

  boolean ended() {
    return ended;
  }

  void end() {
    ended = true;
  }
}
