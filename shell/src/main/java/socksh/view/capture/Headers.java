package socksh.view.capture;

import java.nio.ByteBuffer;
import java.util.Set;
import socksh.kernel.Address;
import socksh.kernel.Protocol;
import socksh.kernel.Segment;

/**
 * Puts headers before bytes, as they would go over Ethernet: IPv4 (RFC 791) or IPv6 (RFC 8200),
 * then TCP (RFC 9293) or UDP (RFC 768), with their checksums (RFC 1071).
 */
final class Headers {
  private static final int ETHERNET = 14;
  private static final int IPV4 = 20;
  private static final int IPV6 = 40;
  private static final int TCP = 20;
  private static final int UDP = 8;
  private static final int TYPE_IPV4 = 0x0800;
  private static final int TYPE_IPV6 = 0x86dd;
  private static final int VERSION_AND_LENGTH_V4 = 0x45;
  private static final int VERSION_V6 = 0x60000000;
  private static final int DO_NOT_FRAGMENT = 0x4000;
  private static final byte HOPS = 64;
  private static final int WINDOW = 0xffff;
  private static final int TCP_CHECKSUM_AT = 16;
  private static final int UDP_CHECKSUM_AT = 6;

  private Headers() {}

  /** The frame of a TCP segment; of the numbers the lower 32 bits count. */
  static byte[] tcp(
      Address from, Address to, Set<Segment.Flag> flags, long seq, long ack, byte[] payload) {
    ByteBuffer segment = ByteBuffer.allocate(TCP + payload.length);
    segment.putShort((short) from.port()).putShort((short) to.port());
    segment.putInt((int) seq).putInt((int) ack);
    segment.put((byte) (TCP / Integer.BYTES << 4)).put((byte) bits(flags));
    segment.putShort((short) WINDOW).putInt(0).put(payload);
    int sum = checksum(from, to, Protocol.TCP, segment.array());
    segment.putShort(TCP_CHECKSUM_AT, (short) sum);
    return frame(from, to, Protocol.TCP, segment.array());
  }

  private static int bits(Set<Segment.Flag> flags) {
    return flags.stream().mapToInt(Segment.Flag::bit).sum();
  }

  /** The frame of a UDP datagram. */
  static byte[] udp(Address from, Address to, byte[] payload) {
    ByteBuffer datagram = ByteBuffer.allocate(UDP + payload.length);
    datagram.putShort((short) from.port()).putShort((short) to.port());
    datagram.putShort((short) (UDP + payload.length)).putShort((short) 0).put(payload);
    int sum = checksum(from, to, Protocol.UDP, datagram.array());
    // 0 would say that there is no checksum.
    datagram.putShort(UDP_CHECKSUM_AT, (short) (sum == 0 ? 0xffff : sum));
    return frame(from, to, Protocol.UDP, datagram.array());
  }

  private static byte[] frame(Address from, Address to, Protocol protocol, byte[] content) {
    boolean v4 = from instanceof Address.Inet4;
    ByteBuffer frame = ByteBuffer.allocate(ETHERNET + (v4 ? IPV4 : IPV6) + content.length);
    // The addresses of Ethernet are zeros, as on loopback.
    frame.position(ETHERNET - Short.BYTES).putShort((short) (v4 ? TYPE_IPV4 : TYPE_IPV6));
    frame.put(v4 ? inet4(from, to, protocol, content) : inet6(from, to, protocol, content));
    return frame.put(content).array();
  }

  private static byte[] inet4(Address from, Address to, Protocol protocol, byte[] content) {
    ByteBuffer header = ByteBuffer.allocate(IPV4);
    header.put((byte) VERSION_AND_LENGTH_V4).put((byte) 0);
    header.putShort((short) (IPV4 + content.length));
    header.putShort((short) 0).putShort((short) DO_NOT_FRAGMENT);
    header.put(HOPS).put((byte) protocol.number()).putShort((short) 0);
    header.put(host(from)).put(host(to));
    header.putShort(10, (short) folded(sum(header.array())));
    return header.array();
  }

  private static byte[] inet6(Address from, Address to, Protocol protocol, byte[] content) {
    ByteBuffer header = ByteBuffer.allocate(IPV6);
    header.putInt(VERSION_V6).putShort((short) content.length);
    header.put((byte) protocol.number()).put(HOPS);
    return header.put(host(from)).put(host(to)).array();
  }

  private static byte[] host(Address address) {
    return switch (address) {
      case Address.Inet4(int ip, _) -> ByteBuffer.allocate(Integer.BYTES).putInt(ip).array();
      case Address.Inet6(long high, long low, _, _) ->
          ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
      default -> throw new IllegalArgumentException("no address of IP: " + address);
    };
  }

  private static int checksum(Address from, Address to, Protocol protocol, byte[] content) {
    return folded(
        sum(host(from)) + sum(host(to)) + protocol.number() + content.length + sum(content));
  }

  private static long sum(byte[] bytes) {
    long sum = 0;
    for (int at = 0; at < bytes.length; at++) {
      sum += (long) (bytes[at] & 0xff) << (at % 2 == 0 ? Byte.SIZE : 0);
    }
    return sum;
  }

  private static int folded(long sum) {
    long left = sum;
    while (left >>> Short.SIZE != 0) {
      left = (left & 0xffff) + (left >>> Short.SIZE);
    }
    return (int) (~left & 0xffff);
  }
}
