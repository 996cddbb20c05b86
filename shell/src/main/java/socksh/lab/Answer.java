package socksh.lab;

import java.util.Optional;

/** What a sample sends back for one datagram; empty means silence, not an empty datagram. */
@FunctionalInterface
interface Answer {
  Optional<byte[]> to(byte[] datagram);
}
