package socksh.view;

import java.util.StringJoiner;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Outcome;
import socksh.session.Event;

/** What stands behind the equals sign: {@code -1 ECONNREFUSED (Connection refused)}. */
final class Answers {
  private Answers() {}

  static void write(Event.Returned event, Notation.Detail detail, Ink ink) {
    switch (event.outcome()) {
      case Outcome.Done(long value) -> ink.add(Style.NUMBER, done(event.call(), value));
      case Outcome.Opened(var fd) -> ink.add(Style.NUMBER, event.labels().of(fd));
      case Outcome.Accepted(var fd, Address peer) ->
          ink.add(event.labels().of(fd) + " (").add(Style.ADDRESS, peer.toString()).add(")");
      case Outcome.Received received -> received(event.call(), received, detail, ink);
      case Outcome.Named(Address address) -> ink.add(Style.ADDRESS, address.toString());
      case Outcome.Ready ready -> ready(event.labels(), ready, ink);
      case Outcome.Valued(var option) -> ink.add(Style.NUMBER, option.toString());
      case Outcome.Resolved resolved -> ink.add(Style.ADDRESS, hosts(resolved));
      case Outcome.Failure(Errno reason) ->
          ink.add(Style.BAD, "-1 " + reason.name() + " (" + reason.words() + ")");
      case Outcome.Unresolved(int code, String constant, String words) ->
          ink.add(Style.BAD, code + " " + constant + " (" + words + ")");
    }
  }

  private static String done(Call call, long value) {
    return call instanceof Call.IsBlocking
        ? value == 1 ? "0 (blocking)" : "O_NONBLOCK"
        : Long.toString(value);
  }

  private static void received(
      Call call, Outcome.Received received, Notation.Detail detail, Ink ink) {
    ink.add(Style.NUMBER, Long.toString(received.length()));
    received.from().ifPresent(from -> ink.add(" (").add(Style.ADDRESS, from.toString()).add(")"));
    boolean peeked =
        call instanceof Call.Recv(_, _, var flags) && flags.contains(Call.Flag.MSG_PEEK);
    if (received.length() == 0 && call instanceof Call.Recv && !peeked) {
      ink.add(Style.DIM, " (end of stream)");
    }
    if (detail == Notation.Detail.FULL && received.bytes().length > 0) {
      ink.add(" ").add(Style.TEXT, Notation.literal(received.bytes()));
    }
  }

  private static void ready(Event.Labels labels, Outcome.Ready ready, Ink ink) {
    ink.add(Style.NUMBER, Integer.toString(ready.ready().size()));
    if (ready.ready().isEmpty()) {
      ink.add(" (time-out)");
      return;
    }
    StringJoiner all = new StringJoiner(", ", " ([", "])");
    ready.ready().forEach(one -> all.add(labels.of(one.fd()) + " " + state(one)));
    ink.add(all.toString());
  }

  private static String state(Outcome.Readiness one) {
    StringJoiner bits = new StringJoiner("|");
    add(bits, one.in(), "POLLIN");
    add(bits, one.out(), "POLLOUT");
    add(bits, one.error(), "POLLERR");
    add(bits, one.hangUp(), "POLLHUP");
    return bits.toString();
  }

  private static void add(StringJoiner bits, boolean set, String bit) {
    if (set) {
      bits.add(bit);
    }
  }

  private static String hosts(Outcome.Resolved resolved) {
    StringJoiner all = new StringJoiner(", ");
    for (Address address : resolved.addresses()) {
      all.add(
          switch (address) {
            case Address.Inet4 inet -> inet.host();
            case Address.Inet6 inet -> inet.host();
            default -> address.toString();
          });
    }
    return all.toString();
  }
}
