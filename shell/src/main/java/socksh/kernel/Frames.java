package socksh.kernel;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Reads Ethernet frames: the headers of IPv4 (RFC 791), IPv6 (RFC 8200), TCP (RFC 9293) and UDP
 * (RFC 768). Pure; whatever the bytes are, it answers.
 */
public final class Frames {
  private static final int LINK_HEADER = 14;
  private static final int ETHER_TYPE = 12;
  private static final int IPV4 = 0x0800;
  private static final int IPV6 = 0x86dd;
  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;
  private static final int TCP_HEADER = 20;
  private static final int UDP_HEADER = 8;
  private static final int HOP_BY_HOP = 0;
  private static final int ROUTING = 43;
  private static final int FRAGMENT = 44;
  private static final int DESTINATION_OPTIONS = 60;
  private static final int OFFSET_OF_FRAGMENT_V4 = 0x1fff;
  private static final int OFFSET_OF_FRAGMENT_V6 = 0xfff8;

  private final byte[] bytes;
  private final ByteBuffer frame;
  private final int frameLength;

  private Frames(byte[] bytes, int frameLength) {
    this.bytes = bytes;
    this.frame = ByteBuffer.wrap(bytes);
    this.frameLength = frameLength;
  }

  /**
   * What a frame carries, if that is a TCP segment or a UDP datagram whose headers are all there.
   *
   * @param bytes the first bytes of the frame, link header included; becomes the segment's
   * @param frameLength how many bytes the whole frame had, at least as many as there are
   */
  public static Optional<Segment> segment(byte[] bytes, int frameLength) {
    return new Frames(bytes, frameLength).segment();
  }

  private Optional<Segment> segment() {
    if (!has(0, LINK_HEADER)) {
      return Optional.empty();
    }
    return switch (u16(ETHER_TYPE)) {
      case IPV4 -> inet4(LINK_HEADER);
      case IPV6 -> inet6(LINK_HEADER);
      default -> Optional.empty();
    };
  }

  private boolean has(int at, int length) {
    return at + length <= bytes.length;
  }

  private int u8(int at) {
    return frame.get(at) & 0xff;
  }

  private int u16(int at) {
    return frame.getShort(at) & 0xffff;
  }

  private long u32(int at) {
    return frame.getInt(at) & 0xffffffffL;
  }

  private Optional<Segment> inet4(int at) {
    if (!has(at, IPV4_HEADER) || u8(at) >> 4 != 4) {
      return Optional.empty();
    }
    int header = (u8(at) & 15) * Integer.BYTES;
    if (header < IPV4_HEADER || (u16(at + 6) & OFFSET_OF_FRAGMENT_V4) != 0) {
      return Optional.empty();
    }
    Address from = new Address.Inet4(frame.getInt(at + 12), 0);
    Address to = new Address.Inet4(frame.getInt(at + 16), 0);
    return transport(u8(at + 9), at + header, end(at, u16(at + 2)), from, to);
  }

  /** Where the packet ends; one that is too large to say its length ends with its frame. */
  private int end(int at, int length) {
    return length == 0 ? frameLength : Math.min(frameLength, at + length);
  }

  private Optional<Segment> inet6(int at) {
    if (!has(at, IPV6_HEADER) || u8(at) >> 4 != 6) {
      return Optional.empty();
    }
    int length = u16(at + 4);
    int end = end(at, length == 0 ? 0 : IPV6_HEADER + length);
    Address from = new Address.Inet6(frame.getLong(at + 8), frame.getLong(at + 16), 0, 0);
    Address to = new Address.Inet6(frame.getLong(at + 24), frame.getLong(at + 32), 0, 0);
    int next = u8(at + 6);
    int place = at + IPV6_HEADER;
    while (isExtension(next) && has(place, Long.BYTES)) {
      if (next == FRAGMENT && (u16(place + 2) & OFFSET_OF_FRAGMENT_V6) != 0) {
        return Optional.empty();
      }
      int header = next == FRAGMENT ? Long.BYTES : (u8(place + 1) + 1) * Long.BYTES;
      next = u8(place);
      place += header;
    }
    return transport(next, place, end, from, to);
  }

  private static boolean isExtension(int header) {
    return switch (header) {
      case HOP_BY_HOP, ROUTING, FRAGMENT, DESTINATION_OPTIONS -> true;
      default -> false;
    };
  }

  private Optional<Segment> transport(int protocol, int at, int end, Address from, Address to) {
    if (protocol == Protocol.TCP.number()) {
      return tcp(at, end, from, to);
    }
    return protocol == Protocol.UDP.number() ? udp(at, end, from, to) : Optional.empty();
  }

  private Optional<Segment> tcp(int at, int end, Address from, Address to) {
    if (!has(at, TCP_HEADER)) {
      return Optional.empty();
    }
    int header = (u8(at + 12) >> 4) * Integer.BYTES;
    if (header < TCP_HEADER || at + header > end) {
      return Optional.empty();
    }
    return Optional.of(
        new Segment(
            Protocol.TCP,
            from.withPort(u16(at)),
            to.withPort(u16(at + 2)),
            flags(u8(at + 13)),
            u32(at + 4),
            u32(at + 8),
            u16(at + 14),
            end - at - header,
            at + header,
            bytes,
            frameLength));
  }

  private static Set<Segment.Flag> flags(int bits) {
    Set<Segment.Flag> flags = EnumSet.noneOf(Segment.Flag.class);
    for (Segment.Flag flag : Segment.Flag.values()) {
      if ((bits & flag.bit()) != 0) {
        flags.add(flag);
      }
    }
    return flags;
  }

  private Optional<Segment> udp(int at, int end, Address from, Address to) {
    if (!has(at, UDP_HEADER) || at + UDP_HEADER > end) {
      return Optional.empty();
    }
    return Optional.of(
        new Segment(
            Protocol.UDP,
            from.withPort(u16(at)),
            to.withPort(u16(at + 2)),
            Set.of(),
            0,
            0,
            0,
            end - at - UDP_HEADER,
            at + UDP_HEADER,
            bytes,
            frameLength));
  }
}
