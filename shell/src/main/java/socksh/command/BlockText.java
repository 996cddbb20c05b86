package socksh.command;

import socksh.kernel.Address;
import socksh.language.Misunderstood;
import socksh.language.Word;
import socksh.server.AddressBlock;

/** Addresses that begin alike, as they are typed: {@code 127.0.0.1}, {@code 10.0.0.0/8}. */
final class BlockText {
  private static final int BITS_OF_INET = 32;
  private static final int BITS_OF_INET6 = 128;

  private BlockText() {}

  static AddressBlock read(Word word) {
    String[] parts = word.text().split("/", 2);
    Address host =
        NumericHost.read(parts[0], 0)
            .orElseThrow(
                () ->
                    Misunderstood.at(
                        word, word.text() + " is not an address", "127.0.0.1, 10.0.0.0/8, ::1"));
    int all = host instanceof Address.Inet4 ? BITS_OF_INET : BITS_OF_INET6;
    if (parts.length == 1) {
      return new AddressBlock(host, all);
    }
    if (!parts[1].matches("\\d{1,3}") || Integer.parseInt(parts[1]) > all) {
      throw Misunderstood.at(word, "no number of bits: " + parts[1], "0 to " + all);
    }
    return new AddressBlock(host, Integer.parseInt(parts[1]));
  }
}
