package socksh.command;

import java.util.Optional;
import socksh.kernel.Address;
import socksh.kernel.Family;
import socksh.lab.Sample;
import socksh.session.OpenSocket;

/**
 * Where to go, as typed: a name still to be resolved, an address, another socket of this shell, or
 * a sample peer.
 */
public sealed interface Target {

  /** A host by name, and a port. Names are resolved when the command runs, never before. */
  record Named(String host, int port) implements Target {
    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /** An address as numbers, or a Unix socket. */
  record Exact(Address address) implements Target {
    @Override
    public String toString() {
      return address.toString();
    }
  }

  /** Every address of this machine, and a port. */
  record Everywhere(int port) implements Target {
    @Override
    public String toString() {
      return "*:" + port;
    }
  }

  /** A port of this machine. */
  record Here(int port) implements Target {
    @Override
    public String toString() {
      return "port " + port;
    }
  }

  /** Where another socket of this shell is. */
  record Of(OpenSocket socket) implements Target {
    @Override
    public String toString() {
      return socket.name().orElse(socket.label());
    }
  }

  /** A sample peer of the lab, which is started when the command runs. */
  record InLab(Sample sample) implements Target {
    @Override
    public String toString() {
      return "lab:" + sample.name();
    }
  }

  /** The address, where it is known without asking anyone. */
  default Optional<Address> known(Family family) {
    boolean v6 = family == Family.INET6;
    return switch (this) {
      case Exact(Address address) -> Optional.of(address);
      case Here(int port) ->
          Optional.of(v6 ? new Address.Inet6(0, 1, 0, port) : Address.loopback(port));
      case Everywhere(int port) ->
          Optional.of(v6 ? new Address.Inet6(0, 0, 0, port) : new Address.Inet4(0, port));
      case Named _, Of _, InLab _ -> Optional.empty();
    };
  }
}
