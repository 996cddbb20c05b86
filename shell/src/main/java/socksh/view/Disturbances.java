package socksh.view;

import socksh.language.Amounts;
import socksh.session.Disturbance;

/** What a tap did to what went through it, in words: {@code slice: 6 bytes at 0 go on as 2}. */
public final class Disturbances {
  private Disturbances() {}

  public static String words(Disturbance disturbance) {
    return switch (disturbance) {
      case Disturbance.Delayed(long offset, long length, long nanos) ->
          "latency: " + place(offset, length) + " on after " + Amounts.time(nanos);
      case Disturbance.Sliced(long offset, long length, long pieces) ->
          "slice: " + place(offset, length) + " on in " + Amounts.count(pieces, "piece");
      case Disturbance.Slowed(long offset, long length, long nanos) ->
          "bandwidth: " + place(offset, length) + " on within " + Amounts.time(nanos);
      case Disturbance.Dropped(long number, long offset, long length) ->
          "drop: datagram " + number + ", " + place(offset, length) + " no further";
      case Disturbance.Corrupted(long offset, byte was, byte is) ->
          "corrupt: the byte at " + offset + " was " + hex(was) + " and goes on as " + hex(is);
      case Disturbance.Cut(long after) ->
          "reset after " + Amounts.bytes(after) + ": both sides get a RST";
      case Disturbance.Silenced(long after) ->
          "halfopen after " + Amounts.bytes(after) + ": nothing more goes on, no byte and no FIN";
      case Disturbance.Swallowed(long length) ->
          "halfopen: its sender is gone; that and " + Amounts.bytes(length) + " were kept back";
      case Disturbance.More(String fault, long times) ->
          fault + ": " + Amounts.count(times, "time") + " more within that second";
    };
  }

  private static String place(long offset, long length) {
    return Amounts.bytes(length) + " at " + offset + (length == 1 ? " goes" : " go");
  }

  private static String hex(byte value) {
    return String.format("%02X", value);
  }
}
