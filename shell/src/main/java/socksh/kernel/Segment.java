package socksh.kernel;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/**
 * A TCP segment or a UDP datagram as it went over the wire, with the frame that carried it; see RFC
 * 9293 and RFC 768. Sequence numbers are those of the wire, from 0 to 4294967295; a datagram has
 * none, no flags and no window.
 *
 * @param protocol TCP or UDP
 * @param from who sent it
 * @param to whom
 * @param flags what the segment says beside its bytes, in the order of {@link Flag}
 * @param seq the number of its first byte
 * @param ack the number of the byte that its sender expects next, where it has the flag ACK
 * @param window the bytes that its sender has room for, not yet scaled
 * @param length how many bytes of payload it carried
 * @param payloadAt where in the frame the payload begins
 * @param frame the first bytes of the Ethernet frame, link header included
 * @param frameLength how many bytes the whole frame had
 */
public record Segment(
    Protocol protocol,
    Address from,
    Address to,
    Set<Flag> flags,
    long seq,
    long ack,
    int window,
    int length,
    int payloadAt,
    byte[] frame,
    int frameLength) {

  /** A bit of the TCP header that a reader asks for. */
  public enum Flag {
    SYN(2),
    FIN(1),
    RST(4),
    PSH(8),
    URG(32),
    ACK(16);

    private final int bit;

    Flag(int bit) {
      this.bit = bit;
    }

    /** Its place in the octet of flags, as a mask. */
    public int bit() {
      return bit;
    }
  }

  /** Its own copy of the flags, so that nobody changes them. */
  public Segment {
    flags = flags.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(flags));
  }

  /** Whether it says this. */
  public boolean has(Flag flag) {
    return flags.contains(flag);
  }

  /** The payload, as far as it was kept. */
  public byte[] payload() {
    int begin = Math.min(payloadAt, frame.length);
    return Arrays.copyOfRange(frame, begin, Math.min(frame.length, begin + length));
  }
}
