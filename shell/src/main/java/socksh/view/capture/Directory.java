package socksh.view.capture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Family;
import socksh.kernel.Fd;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;
import socksh.kernel.Protocol;
import socksh.session.Event;
import socksh.session.Standing;

/** What the whole of the events tells of each socket: its protocol and where it was. */
final class Directory {
  private static final int FIRST_STAND_IN = 49_152;
  private static final int STAND_INS = 16_384;

  private final Map<String, Protocol> protocols = new HashMap<>();
  private final Map<String, Address> locals = new HashMap<>();
  private final Map<String, Address> peers = new HashMap<>();

  Directory(List<Event> events) {
    events.forEach(this::hear);
  }

  private void hear(Event event) {
    switch (event) {
      case Event.Stood stood -> stood.ends().forEach(this::stood);
      case Event.Returned returned -> returned(returned);
      default -> {}
    }
  }

  private void stood(Standing end) {
    if (!end.socket().isEmpty()) {
      protocols.put(end.socket(), end.row().protocol());
      put(locals, end.socket(), end.row().local());
      put(peers, end.socket(), end.row().peer());
    }
  }

  private static void put(Map<String, Address> where, String label, Address address) {
    if (address.port() != 0) {
      where.put(label, address.unmapped());
    }
  }

  private void returned(Event.Returned event) {
    switch (event.call()) {
      case Call.Socket(Family family, Kind kind)
          when event.outcome() instanceof Outcome.Opened(Fd fd) ->
          protocols.put(event.labels().of(fd), protocol(family, kind));
      case Call.Accept(Fd listener)
          when event.outcome() instanceof Outcome.Accepted(Fd fd, Address peer) -> {
        protocols.put(
            event.labels().of(fd), peer.family() == Family.UNIX ? Protocol.UNIX : Protocol.TCP);
        put(peers, event.labels().of(fd), peer);
      }
      case Call.Bind(Fd fd, Address address) when event.outcome().ok() ->
          put(locals, event.labels().of(fd), address);
      case Call.Name(Fd fd) when event.outcome() instanceof Outcome.Named(Address address) ->
          put(locals, event.labels().of(fd), address);
      default -> {}
    }
  }

  private static Protocol protocol(Family family, Kind kind) {
    return family == Family.UNIX
        ? Protocol.UNIX
        : kind == Kind.STREAM ? Protocol.TCP : Protocol.UDP;
  }

  Optional<Protocol> protocol(String label) {
    return Optional.ofNullable(protocols.get(label));
  }

  boolean is(String label, Protocol protocol) {
    return protocols.get(label) == protocol;
  }

  Optional<Address> local(String label) {
    return Optional.ofNullable(locals.get(label));
  }

  Optional<Address> peer(String label) {
    return Optional.ofNullable(peers.get(label));
  }

  /**
   * Where a socket is, as a packet to or from that peer has it: where it is bound to every address,
   * the one that the kernel would take if the peer is on this machine.
   */
  Optional<Address> beside(String label, Address peer) {
    return local(label).map(address -> specific(address, peer));
  }

  /** An address of this machine in place of every one, in the family of the peer. */
  static Address specific(Address address, Address peer) {
    Address bare = peer.unmapped();
    boolean fits = address.family() == bare.family();
    return address.isAny() || !fits
        ? (bare.isLoopback() ? bare : any(bare)).withPort(address.port())
        : address.unmapped();
  }

  /** Where a packet to this address goes: one to every address goes to this machine. */
  static Address target(Address to) {
    Address bare = bare(to);
    if (!bare.isAny()) {
      return bare;
    }
    return bare instanceof Address.Inet4
        ? Address.loopback(to.port())
        : new Address.Inet6(0, 1, 0, to.port());
  }

  private static Address any(Address like) {
    return like instanceof Address.Inet4 ? new Address.Inet4(0, 0) : new Address.Inet6(0, 0, 0, 0);
  }

  /** What stands for the address of a socket that nobody has asked for its name. */
  static Address standIn(String label, @Nullable Address peer) {
    Address other = peer == null ? new Address.Inet4(0, 0) : peer.unmapped();
    int number = label.startsWith("#") ? Integer.parseInt(label.substring(1)) : 0;
    int port = FIRST_STAND_IN + number % STAND_INS;
    return (other.isLoopback() ? other : any(other)).withPort(port);
  }

  static boolean isSame(@Nullable Address one, @Nullable Address other) {
    return one != null && other != null && bare(one).equals(bare(other));
  }

  /** As a packet has it: IPv4 without the clothes of IPv6, and IPv6 without its scope. */
  static Address bare(Address address) {
    return address.unmapped() instanceof Address.Inet6(long high, long low, _, int port)
        ? new Address.Inet6(high, low, 0, port)
        : address.unmapped();
  }
}
