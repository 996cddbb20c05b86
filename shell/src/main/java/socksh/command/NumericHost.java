package socksh.command;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import socksh.kernel.Address;

/** Hosts written as numbers; nobody is asked about them. */
final class NumericHost {
  private NumericHost() {}

  /** The address, or empty when {@code host} is a name. */
  static Optional<Address> read(String host, int port) {
    if (host.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
      return v4(host, port);
    }
    return host.contains(":") ? v6(host, port) : Optional.empty();
  }

  private static Optional<Address> v4(String host, int port) {
    int ip = 0;
    for (String part : host.split("\\.")) {
      int number = Integer.parseInt(part);
      if (number > 255) {
        return Optional.empty();
      }
      ip = ip << 8 | number;
    }
    return Optional.of(new Address.Inet4(ip, port));
  }

  private static Optional<Address> v6(String host, int port) {
    String plain = host.split("%", 2)[0];
    int scope =
        host.contains("%") && host.split("%", 2)[1].matches("\\d{1,9}")
            ? Integer.parseInt(host.split("%", 2)[1])
            : 0;
    try {
      // A literal with a colon is never looked up. One that maps IPv4 comes back as four bytes.
      byte[] bytes = InetAddress.ofLiteral(plain).getAddress();
      if (bytes.length == 4) {
        long low = 0xffff_0000_0000L | ByteBuffer.wrap(bytes).getInt() & 0xffff_ffffL;
        return Optional.of(new Address.Inet6(0, low, scope, port));
      }
      ByteBuffer address = ByteBuffer.wrap(bytes);
      return Optional.of(new Address.Inet6(address.getLong(), address.getLong(), scope, port));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
