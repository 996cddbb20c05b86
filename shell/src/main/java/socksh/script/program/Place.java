package socksh.script.program;

import java.util.Optional;
import socksh.kernel.Address;

/** Where something goes, as a program has to say it. */
sealed interface Place {

  /** A fixed address; {@code host} is the name that it was found by, where there was one. */
  record At(Address address, Optional<String> host) implements Place {}

  /** The host of {@code address}, and the port that the kernel gave another socket of ours. */
  record PortOf(Address address, String socket) implements Place {}

  /** Whoever sent the last datagram that this socket received. */
  record Sender(String socket) implements Place {}
}
