package socksh.server;

import socksh.kernel.Address;

/**
 * Addresses that begin alike: {@code 10.0.0.0/8}, {@code ::1}.
 *
 * @param bits how many of the first bits count
 */
public record AddressBlock(Address of, int bits) {
  private static final int HALF = 64;

  /** Whether the address is one of them; its port does not matter. */
  public boolean contains(Address address) {
    return switch (of) {
      case Address.Inet4(int ip, _)
          when address.unmapped() instanceof Address.Inet4(int other, _) ->
          same((long) ip << HALF / 2, (long) other << HALF / 2, bits);
      case Address.Inet6(long high, long low, _, _)
          when address instanceof Address.Inet6(long otherHigh, long otherLow, _, _) ->
          same(high, otherHigh, Math.min(bits, HALF)) && same(low, otherLow, bits - HALF);
      default -> false;
    };
  }

  private static boolean same(long one, long other, int bits) {
    return bits <= 0 || (one ^ other) >>> HALF - bits == 0;
  }
}
