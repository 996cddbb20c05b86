package socksh.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * The layout of sock_diag(7): questions about sockets become bytes, answers become {@link Row}s.
 */
final class SockDiag {
  private static final short SOCK_DIAG_BY_FAMILY = 20;
  private static final short NLM_F_REQUEST = 1;
  private static final short NLM_F_DUMP = 0x300;
  private static final byte WITH_MEMINFO = 1 << 6;
  private static final int WITH_NAME_PEER_QUEUES_UID = 0x1 | 0x4 | 0x10 | 0x40;
  private static final int INET_DIAG_SKMEMINFO = 7;
  private static final int SK_MEMINFO_DROPS = 8;
  private static final int UNIX_DIAG_NAME = 0;
  private static final int UNIX_DIAG_PEER = 2;
  private static final int UNIX_DIAG_RQLEN = 4;
  private static final int UNIX_DIAG_UID = 7;
  private static final int SIZE_OF_HEADER = 16;
  private static final int SIZE_OF_INET_REQUEST = 56;
  private static final int SIZE_OF_INET_MESSAGE = 72;
  private static final int SIZE_OF_UNIX_REQUEST = 24;
  private static final int SIZE_OF_UNIX_MESSAGE = 16;
  private static final long NO_COOKIE = -1;

  private SockDiag() {}

  /** Asks for every socket of a family and protocol in one of the states. */
  static byte[] everyInet(Family family, Protocol protocol, Set<TcpState> states) {
    ByteBuffer request = request(SIZE_OF_INET_REQUEST, NLM_F_DUMP);
    head(request, family, protocol).putInt(bits(states));
    return request.array();
  }

  /** Asks for the one socket that packets from {@code peer} to {@code local} belong to. */
  static byte[] oneInet(Family family, Protocol protocol, Address local, Address peer) {
    ByteBuffer request = request(SIZE_OF_INET_REQUEST, (short) 0);
    head(request, family, protocol).putInt(-1);
    // For UDP the kernel takes the two ends the other way round, "for historical reasons"
    // (net/ipv4/udp_diag.c).
    Address source = protocol == Protocol.UDP ? peer : local;
    Address target = protocol == Protocol.UDP ? local : peer;
    request.order(ByteOrder.BIG_ENDIAN);
    request.putShort((short) source.port()).putShort((short) target.port());
    host(request, source);
    host(request, target);
    request.order(ByteOrder.nativeOrder());
    int scope = local instanceof Address.Inet6 inet ? inet.scope() : 0;
    request.putInt(scope).putLong(NO_COOKIE);
    return request.array();
  }

  /** Asks for every Unix socket. */
  static byte[] everyUnix() {
    return unix(NLM_F_DUMP, 0);
  }

  /** Asks for the Unix socket with this inode. */
  static byte[] oneUnix(long inode) {
    return unix((short) 0, (int) inode);
  }

  private static byte[] unix(short flags, int inode) {
    ByteBuffer request = request(SIZE_OF_UNIX_REQUEST, flags);
    request.put((byte) Family.UNIX.number()).put((byte) 0).putShort((short) 0).putInt(-1);
    request.putInt(inode).putInt(WITH_NAME_PEER_QUEUES_UID).putLong(NO_COOKIE);
    return request.array();
  }

  private static ByteBuffer request(int size, short flags) {
    ByteBuffer request = ByteBuffer.allocate(SIZE_OF_HEADER + size).order(ByteOrder.nativeOrder());
    request.putInt(request.capacity()).putShort(SOCK_DIAG_BY_FAMILY);
    return request.putShort((short) (NLM_F_REQUEST | flags)).putInt(1).putInt(0);
  }

  private static ByteBuffer head(ByteBuffer request, Family family, Protocol protocol) {
    request.put((byte) family.number()).put((byte) protocol.number());
    return request.put(protocol == Protocol.UDP ? WITH_MEMINFO : 0).put((byte) 0);
  }

  private static int bits(Set<TcpState> states) {
    int bits = 0;
    for (TcpState state : states) {
      bits |= 1 << state.number();
    }
    return bits;
  }

  private static void host(ByteBuffer to, Address address) {
    switch (address) {
      case Address.Inet4 inet -> to.putInt(inet.ip()).putInt(0).putLong(0);
      case Address.Inet6 inet -> to.putLong(inet.high()).putLong(inet.low());
      default -> to.putLong(0).putLong(0);
    }
  }

  /** Reads the message whose body lies between position and limit. */
  static Row read(Protocol protocol, ByteBuffer body) {
    return protocol == Protocol.UNIX ? readUnix(body) : readInet(protocol, body);
  }

  private static Row readInet(Protocol protocol, ByteBuffer body) {
    int at = body.position();
    Family family = body.get(at) == Family.INET6.number() ? Family.INET6 : Family.INET;
    int scope = body.getInt(at + 40);
    return new Row(
        protocol,
        protocol == Protocol.TCP ? Kind.STREAM : Kind.DGRAM,
        TcpState.of(body.get(at + 1)),
        end(body, family, at + 8, at + 4, scope),
        end(body, family, at + 24, at + 6, scope),
        Integer.toUnsignedLong(body.getInt(at + 56)),
        Integer.toUnsignedLong(body.getInt(at + 60)),
        Integer.toUnsignedLong(body.getInt(at + 68)),
        0,
        body.getInt(at + 64),
        Row.Timer.of(body.get(at + 2), Integer.toUnsignedLong(body.getInt(at + 52))),
        drops(body, at + SIZE_OF_INET_MESSAGE));
  }

  private static Address end(ByteBuffer body, Family family, int host, int port, int scope) {
    ByteBuffer bytes = body.duplicate().order(ByteOrder.BIG_ENDIAN);
    int number = bytes.getShort(port) & 0xffff;
    if (family == Family.INET) {
      return new Address.Inet4(bytes.getInt(host), number);
    }
    long high = bytes.getLong(host);
    // Only a link-local address needs its interface; the kernel tells it for every bound device.
    boolean linkLocal = high >>> 54 == 0x3fa;
    return new Address.Inet6(high, bytes.getLong(host + 8), linkLocal ? scope : 0, number);
  }

  private static long drops(ByteBuffer body, int attributes) {
    return attribute(body, attributes, INET_DIAG_SKMEMINFO)
        .filter(info -> info.remaining() >= 4 * (SK_MEMINFO_DROPS + 1))
        .map(info -> Integer.toUnsignedLong(info.getInt(4 * SK_MEMINFO_DROPS)))
        .orElse((long) Row.UNKNOWN);
  }

  private static Row readUnix(ByteBuffer body) {
    int at = body.position();
    int attributes = at + SIZE_OF_UNIX_MESSAGE;
    Optional<ByteBuffer> queues = attribute(body, attributes, UNIX_DIAG_RQLEN);
    return new Row(
        Protocol.UNIX,
        Kind.of(body.get(at + 1)),
        TcpState.of(body.get(at + 2)),
        attribute(body, attributes, UNIX_DIAG_NAME)
            .map(SockDiag::name)
            .orElse(new Address.UnixUnnamed()),
        new Address.UnixUnnamed(),
        queues.map(lengths -> Integer.toUnsignedLong(lengths.getInt(0))).orElse(-1L),
        queues.map(lengths -> Integer.toUnsignedLong(lengths.getInt(4))).orElse(-1L),
        Integer.toUnsignedLong(body.getInt(at + 4)),
        attribute(body, attributes, UNIX_DIAG_PEER)
            .map(peer -> Integer.toUnsignedLong(peer.getInt(0)))
            .orElse(0L),
        attribute(body, attributes, UNIX_DIAG_UID).map(uid -> uid.getInt(0)).orElse(Row.UNKNOWN),
        Optional.empty(),
        Row.UNKNOWN);
  }

  private static Address name(ByteBuffer value) {
    byte[] bytes = new byte[value.remaining()];
    value.get(bytes);
    if (bytes.length == 0) {
      return new Address.UnixUnnamed();
    }
    return bytes[0] == 0
        ? new Address.UnixAbstract(new String(bytes, 1, bytes.length - 1, StandardCharsets.UTF_8))
        : new Address.UnixPath(new String(bytes, StandardCharsets.UTF_8).replaceAll("\0+$", ""));
  }

  /** The value of one of the attributes that follow a message: struct rtattr, see rtnetlink(7). */
  private static Optional<ByteBuffer> attribute(ByteBuffer body, int from, int wanted) {
    int at = from;
    while (at + 4 <= body.limit()) {
      int length = body.getShort(at) & 0xffff;
      if (length < 4 || at + length > body.limit()) {
        return Optional.empty();
      }
      if (body.getShort(at + 2) == wanted) {
        return Optional.of(body.slice(at + 4, length - 4).order(ByteOrder.nativeOrder()));
      }
      at += length + 3 & ~3;
    }
    return Optional.empty();
  }
}
