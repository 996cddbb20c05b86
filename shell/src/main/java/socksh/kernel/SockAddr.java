package socksh.kernel;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_SHORT_UNALIGNED;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Addresses in the kernel's own layout: sockaddr_in, sockaddr_in6 and sockaddr_un. */
final class SockAddr {
  /** The size of sockaddr_storage. */
  static final int SIZE = 128;

  private static final int SIZE_OF_INET = 16;
  private static final int SIZE_OF_INET6 = 28;
  private static final int PATH = 2;
  private static final int LONGEST_PATH = 108;
  private static final ValueLayout.OfShort NET_SHORT =
      JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt NET_INT =
      JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong NET_LONG =
      JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private SockAddr() {}

  /** Writes an address that {@link #fits} and returns its length. */
  static int write(Address address, MemorySegment to) {
    to.fill((byte) 0);
    to.set(JAVA_SHORT_UNALIGNED, 0, (short) address.family().number());
    return switch (address) {
      case Address.Inet4 inet -> {
        to.set(NET_SHORT, 2, (short) inet.port());
        to.set(NET_INT, 4, inet.ip());
        yield SIZE_OF_INET;
      }
      case Address.Inet6 inet -> {
        to.set(NET_SHORT, 2, (short) inet.port());
        to.set(NET_LONG, 8, inet.high());
        to.set(NET_LONG, 16, inet.low());
        to.set(JAVA_INT_UNALIGNED, 24, inet.scope());
        yield SIZE_OF_INET6;
      }
      case Address.UnixPath unix -> PATH + writeName(unix.path(), 0, to) + 1;
      case Address.UnixAbstract unix -> PATH + 1 + writeName(unix.name(), 1, to);
      case Address.UnixUnnamed _ -> PATH;
    };
  }

  /** Whether the kernel's structure has room for the address: a Unix name has at most 107 bytes. */
  static boolean fits(Address address) {
    return switch (address) {
      case Address.UnixPath unix -> utf8(unix.path()).length < LONGEST_PATH;
      case Address.UnixAbstract unix -> utf8(unix.name()).length < LONGEST_PATH;
      default -> true;
    };
  }

  private static byte[] utf8(String name) {
    return name.getBytes(StandardCharsets.UTF_8);
  }

  private static int writeName(String name, int skip, MemorySegment to) {
    byte[] bytes = utf8(name);
    MemorySegment.copy(bytes, 0, to, JAVA_BYTE, PATH + skip, bytes.length);
    return bytes.length;
  }

  /** Reads the address of {@code length} bytes that the kernel wrote. */
  static Address read(MemorySegment from, int length) {
    int family = length < PATH ? Family.UNIX.number() : from.get(JAVA_SHORT_UNALIGNED, 0);
    if (family == Family.INET.number() && length >= SIZE_OF_INET) {
      return new Address.Inet4(from.get(NET_INT, 4), port(from));
    }
    if (family == Family.INET6.number() && length >= SIZE_OF_INET6) {
      return new Address.Inet6(
          from.get(NET_LONG, 8),
          from.get(NET_LONG, 16),
          from.get(JAVA_INT_UNALIGNED, 24),
          port(from));
    }
    return unix(from, length - PATH);
  }

  private static int port(MemorySegment from) {
    return from.get(NET_SHORT, 2) & 0xffff;
  }

  private static Address unix(MemorySegment from, int length) {
    if (length <= 0) {
      return new Address.UnixUnnamed();
    }
    byte[] name = Scratch.copy(from.asSlice(PATH), Math.min(length, LONGEST_PATH));
    if (name[0] == 0) {
      return new Address.UnixAbstract(new String(name, 1, name.length - 1, StandardCharsets.UTF_8));
    }
    int end = 0;
    while (end < name.length && name[end] != 0) {
      end++;
    }
    return new Address.UnixPath(new String(name, 0, end, StandardCharsets.UTF_8));
  }
}
