package socksh.command;

import java.util.List;
import java.util.Optional;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Family;
import socksh.kernel.Outcome;
import socksh.session.OpenSocket;
import socksh.session.Purpose;

/**
 * Turns what was typed into addresses to try, asking getaddrinfo(3) only where a name was typed.
 */
public final class Resolver {
  private final Invocation invocation;

  /** Asks on the record of this command. */
  public Resolver(Invocation invocation) {
    this.invocation = invocation;
  }

  /** The addresses in the order in which they are to be tried; empty when the name is not known. */
  List<Address> addresses(Target target, Optional<Family> family) {
    return switch (target) {
      case Target.Named(String host, int port) -> named(host, port, family);
      case Target.Of(var socket) -> List.of(whereIs(socket));
      case Target.InLab(var sample) -> new Starting(invocation).address(sample).stream().toList();
      case Target.Exact _, Target.Here _, Target.Everywhere _ ->
          target.known(family.orElse(Family.INET)).stream().toList();
    };
  }

  /** The one address of a target, for a call that takes just one. */
  public Optional<Address> address(Target target, Optional<Family> family) {
    return addresses(target, family).stream().findFirst();
  }

  private List<Address> named(String host, int port, Optional<Family> family) {
    Optional<Family> inet = family.filter(each -> each != Family.UNIX);
    Call call = new Call.Resolve(host, port, inet);
    Outcome outcome = invocation.session().perform(call, call, Purpose.STEP);
    if (outcome instanceof Outcome.Resolved(List<Address> addresses)) {
      invocation.world().used(host);
      return addresses;
    }
    return List.of();
  }

  /**
   * The address of another socket of this shell; a listener on every address is met on this
   * machine.
   */
  private Address whereIs(OpenSocket socket) {
    Outcome outcome = invocation.step(new Call.Name(socket.fd()));
    if (!(outcome instanceof Outcome.Named(Address address))) {
      throw invocation.wrong(socket.label() + " has no address", "`bind` it first");
    }
    if (!address.isAny()) {
      return address;
    }
    return address.family() == Family.INET6
        ? new Address.Inet6(0, 1, 0, address.port())
        : Address.loopback(address.port());
  }
}
