package socksh.view.timeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Family;
import socksh.kernel.Fd;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;
import socksh.kernel.Protocol;
import socksh.kernel.Row;
import socksh.session.Event;
import socksh.session.Passage;
import socksh.session.Standing;

/** Who takes part: every socket that the events know of, and which two belong together. */
final class Cast {
  private final Map<String, Member> members = new LinkedHashMap<>();
  private final Map<String, Member> aliases = new LinkedHashMap<>();

  private Cast() {}

  static Cast of(List<Event> events) {
    Cast cast = new Cast();
    events.forEach(cast::hear);
    cast.unite();
    cast.pair();
    return cast;
  }

  /** All of them; those that spoke last stand last. */
  Collection<Member> all() {
    return members.values();
  }

  /** The member of a label. */
  @Nullable Member find(String label) {
    return members.get(label);
  }

  /** The member of an end that a look found. */
  @Nullable Member of(Standing end) {
    String key = key(end);
    Member alias = aliases.get(key);
    return alias == null ? members.get(key) : alias;
  }

  /** The member between two addresses, or at the first of them where it talks to many. */
  Optional<Member> between(Protocol protocol, Address local, Address peer) {
    return members.values().stream()
        .filter(member -> member.protocol() == protocol && !member.listens() && !member.isTapped())
        .filter(member -> member.isAt(local))
        .filter(
            member ->
                protocol == Protocol.UDP
                    || member.peer().filter(it -> Member.isSame(it, peer)).isPresent())
        .reduce((_, last) -> last);
  }

  private static String key(Standing end) {
    return end.socket().isEmpty() ? key(end.row()) : end.socket();
  }

  private static String key(Row row) {
    return row.protocol() == Protocol.UNIX
        ? "unix " + row.inode()
        : row.protocol() + " " + row.local().unmapped() + " " + row.peer().unmapped();
  }

  private void hear(Event event) {
    switch (event) {
      case Event.Named(_, String label, String name) -> {
        Member member = members.get(label);
        if (member != null) {
          member.name(name);
        }
      }
      case Event.Stood stood -> stood.ends().forEach(this::stood);
      case Event.Returned returned -> returned(returned);
      case Event.Tapped tapped -> tapped(tapped);
      default -> {}
    }
  }

  /** Both ends of a connection through a tap; whoever speaks moves to the end. */
  private void tapped(Event.Tapped event) {
    if (event.passage() instanceof Passage.Came(String door, Address from, Address to, Kind kind)) {
      Protocol protocol = protocol(to.family(), kind);
      Member client = Member.tapped(Overseen.client(event.connection()), protocol, from, to);
      Member server = Member.tapped(Overseen.server(event.connection()), protocol, to, from);
      client.called();
      client.acceptedBy(door);
      client.other(server);
      server.other(client);
      members.put(client.key(), client);
      members.put(server.key(), server);
    } else if (!(event.passage() instanceof Passage.Over)) {
      List.of(Overseen.client(event.connection()), Overseen.server(event.connection()))
          .forEach(this::speaks);
    }
  }

  private void speaks(String key) {
    Member member = members.remove(key);
    if (member != null) {
      members.put(key, member);
    }
  }

  private void stood(Standing end) {
    members
        .computeIfAbsent(key(end), key -> new Member(key, end.row().protocol()))
        .learn(end.row());
  }

  private void returned(Event.Returned event) {
    switch (event.call()) {
      case Call.Socket(Family family, Kind kind)
          when event.outcome() instanceof Outcome.Opened(Fd fd) ->
          add(event.labels().of(fd), protocol(family, kind));
      case Call.Accept(Fd listener)
          when event.outcome() instanceof Outcome.Accepted(Fd fd, Address peer) ->
          accepted(event.labels().of(listener), event.labels().of(fd), peer);
      case Call.Bind(Fd fd, Address address) when event.outcome().ok() ->
          with(event, fd, member -> member.local(address));
      case Call.Connect(Fd fd, Address to) when !isUnreached(event.outcome()) ->
          with(event, fd, member -> member.calls(to));
      case Call.Listen(Fd fd, _) when event.outcome().ok() -> with(event, fd, Member::listen);
      case Call.Name(Fd fd) when event.outcome() instanceof Outcome.Named(Address address) ->
          with(event, fd, member -> member.local(address));
      case Call.SendTo(Fd fd, _, _, Address to) -> with(event, fd, member -> met(member, to));
      case Call.RecvFrom(Fd fd, _, _)
          when event.outcome() instanceof Outcome.Received(_, _, Optional<Address> from)
              && from.isPresent() ->
          with(event, fd, member -> met(member, from.get()));
      case Call.Send(Fd fd, _, _) -> with(event, fd, _ -> {});
      case Call.Recv(Fd fd, _, _) -> with(event, fd, _ -> {});
      default -> {}
    }
  }

  /** Whether nobody can have been asked. */
  private static boolean isUnreached(Outcome outcome) {
    return outcome instanceof Outcome.Failure(Errno reason)
        && reason != Errno.EINPROGRESS
        && reason != Errno.ECONNREFUSED
        && reason != Errno.ETIMEDOUT;
  }

  private static Protocol protocol(Family family, Kind kind) {
    return family == Family.UNIX
        ? Protocol.UNIX
        : kind == Kind.STREAM ? Protocol.TCP : Protocol.UDP;
  }

  private Member add(String label, Protocol protocol) {
    return members.computeIfAbsent(label, key -> new Member(key, protocol));
  }

  private void accepted(String listener, String label, Address peer) {
    Member door = members.get(listener);
    Member guest = add(label, door == null ? Protocol.TCP : door.protocol());
    guest.peer(peer);
    guest.acceptedBy(listener);
    if (door != null && guest.protocol() == Protocol.UNIX) {
      door.local().ifPresent(guest::local);
    }
  }

  /** Whoever speaks moves to the end. */
  private void with(Event.Returned event, Fd fd, java.util.function.Consumer<Member> learns) {
    String label = event.labels().of(fd);
    Member member = members.remove(label);
    if (member != null) {
      members.put(label, member);
      learns.accept(member);
    }
  }

  /** Somebody that a datagram went to or came from. */
  private void met(Member member, Address far) {
    if (member.peer().isEmpty()) {
      member.peer(far);
    }
  }

  /** What was seen waiting for accept is the socket that accept gave out later. */
  private void unite() {
    for (Member stranger : List.copyOf(members.values())) {
      if (!stranger.isOurs() && !stranger.isTapped()) {
        members.values().stream()
            .filter(Member::isOurs)
            .filter(own -> isSame(own, stranger))
            .reduce((_, last) -> last)
            .ifPresent(own -> unite(own, stranger));
      }
    }
  }

  private static boolean isSame(Member own, Member stranger) {
    return own.protocol() == Protocol.TCP
        && stranger.protocol() == Protocol.TCP
        && Member.isSame(own.peer().orElse(null), stranger.peer().orElse(null))
        && (own.local().isEmpty()
            || Member.isSame(own.local().get(), stranger.local().orElse(null)));
  }

  private void unite(Member own, Member stranger) {
    stranger.local().ifPresent(own::local);
    aliases.put(stranger.key(), own);
    members.remove(stranger.key());
  }

  private void pair() {
    List<Member> all = new ArrayList<>(members.values());
    all.removeIf(Member::isTapped);
    for (Member member : all) {
      all.stream()
          .filter(member::isOtherEndOf)
          .reduce((one, last) -> one.isOurs() && !last.isOurs() ? one : last)
          .ifPresent(member::other);
      if (member.other().isEmpty() && member.isOurs() && !member.listens()) {
        member.peer().ifPresent(address -> far(member, address));
      }
    }
  }

  /** The far end of which nothing but the address is known. */
  private void far(Member member, Address address) {
    boolean alone = member.protocol() != Protocol.UDP;
    String key = "far " + address + (alone ? " of " + member.key() : "");
    Member far = members.computeIfAbsent(key, it -> Member.at(it, member.protocol(), address));
    member.other(far);
    far.other(member);
  }
}
