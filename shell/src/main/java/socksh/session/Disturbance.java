package socksh.session;

/** What a tap did to the bytes that went through it, because it was asked to. */
public sealed interface Disturbance {

  /** They go on later. */
  record Delayed(long offset, long length, long nanos) implements Disturbance {}

  /** They go on in pieces, each sent by a call of its own. */
  record Sliced(long offset, long length, long pieces) implements Disturbance {}

  /** They went on only as fast as was allowed, which took so long. */
  record Slowed(long offset, long length, long nanos) implements Disturbance {}

  /**
   * A datagram does not go on.
   *
   * @param number counted from 1, in this direction
   */
  record Dropped(long number, long offset, long length) implements Disturbance {}

  /** A byte goes on as another. */
  record Corrupted(long offset, byte was, byte is) implements Disturbance {}

  /** After so many bytes both sides get a RST. */
  record Cut(long after) implements Disturbance {}

  /** After so many bytes nothing more goes on: no byte, no FIN, no RST. */
  record Silenced(long after) implements Disturbance {}

  /** So many bytes came after that and did not go on; now their sender is gone. */
  record Swallowed(long length) implements Disturbance {}

  /** It happened so many times more within that second. */
  record More(String fault, long times) implements Disturbance {}

  /** The word by which the fault is asked for. */
  default String fault() {
    return switch (this) {
      case Delayed _ -> "latency";
      case Sliced _ -> "slice";
      case Slowed _ -> "bandwidth";
      case Dropped _ -> "drop";
      case Corrupted _ -> "corrupt";
      case Cut _ -> "reset";
      case Silenced _, Swallowed _ -> "halfopen";
      case More(String fault, _) -> fault;
    };
  }
}
