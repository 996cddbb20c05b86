package socksh.view.timeline;

import java.util.Arrays;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Fd;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;
import socksh.kernel.Protocol;
import socksh.kernel.Row;
import socksh.kernel.Segment;
import socksh.kernel.TcpState;
import socksh.language.Amounts;
import socksh.language.Escapes;
import socksh.session.Event;
import socksh.session.Passage;

/** What stands on a rung: calls and their answers, segments and states, as short as they can be. */
final class Wording {
  private static final int MOST_BYTES = 24;

  private Wording() {}

  /** A call with its answer: {@code send 6 "hello\n"}, {@code recv 64 -> 0, end of stream}. */
  static String call(Event.Returned event) {
    return switch (event.call()) {
      case Call.Socket(_, Kind kind) -> "socket " + (kind == Kind.STREAM ? "stream" : "dgram");
      case Call.Bind(_, Address address) -> failed("bind " + address, event.outcome());
      case Call.Listen(_, int backlog) -> failed("listen backlog " + backlog, event.outcome());
      case Call.Connect _ -> failed("connect", event.outcome());
      case Call.Accept _ -> accept(event);
      case Call.Send(_, byte[] bytes, _) -> send("send", bytes, event.outcome());
      case Call.SendTo(_, byte[] bytes, _, _) -> send("sendto", bytes, event.outcome());
      case Call.SendFile _ -> counted("sendfile", event.outcome());
      case Call.SendMapped _ -> counted("send", event.outcome());
      case Call.Recv(_, int length, _) ->
          received("recv " + length, "end of stream", event.outcome());
      case Call.RecvFrom(_, int length, _) ->
          received("recvfrom " + length, "an empty datagram", event.outcome());
      case Call.Shutdown(_, Call.How how) -> failed("shutdown " + words(how), event.outcome());
      case Call.Close _ -> "close";
      default -> "";
    };
  }

  /** The socket that a call is told of; null for a call that a ladder does not tell. */
  static @Nullable Fd subject(Event.Returned event) {
    return switch (event.call()) {
      case Call.Socket _ -> event.outcome() instanceof Outcome.Opened(Fd made) ? made : null;
      case Call.Bind(Fd it, _) -> it;
      case Call.Listen(Fd it, _) -> it;
      case Call.Connect(Fd it, _) -> it;
      case Call.Accept(Fd it) -> it;
      case Call.Send(Fd it, _, _) -> it;
      case Call.SendTo(Fd it, _, _, _) -> it;
      case Call.SendFile(Fd it, _, _, _) -> it;
      case Call.SendMapped(Fd it, _, _, _) -> it;
      case Call.Recv(Fd it, _, var flags) when !flags.contains(Call.Flag.MSG_PEEK) -> it;
      case Call.RecvFrom(Fd it, _, var flags) when !flags.contains(Call.Flag.MSG_PEEK) -> it;
      case Call.Shutdown(Fd it, _) -> it;
      case Call.Close(Fd it) -> it;
      default -> null;
    };
  }

  private static String words(Call.How how) {
    return switch (how) {
      case SHUT_RD -> "read";
      case SHUT_WR -> "write";
      case SHUT_RDWR -> "both";
    };
  }

  private static String failed(String call, Outcome outcome) {
    return outcome.errno().map(errno -> call + " -> " + errno.name()).orElse(call);
  }

  private static String accept(Event.Returned event) {
    return event.outcome() instanceof Outcome.Accepted(var fd, _)
        ? "accept -> " + event.labels().of(fd)
        : failed("accept", event.outcome());
  }

  private static String counted(String name, Outcome outcome) {
    return outcome.ok() ? name + " " + Amounts.bytes(outcome.value()) : failed(name, outcome);
  }

  private static String send(String name, byte[] bytes, Outcome outcome) {
    if (!outcome.ok()) {
      return failed(name + " " + bytes.length, outcome);
    }
    int sent = (int) Math.min(outcome.value(), bytes.length);
    String amount = sent < bytes.length ? sent + " of " + bytes.length : "" + sent;
    return name + " " + amount + " " + literal(Arrays.copyOf(bytes, sent));
  }

  private static String received(String call, String nothing, Outcome outcome) {
    if (!(outcome instanceof Outcome.Received(byte[] bytes, long length, _))) {
      return failed(call, outcome);
    }
    if (bytes.length == 0 && length == 0) {
      return call + " -> 0, " + nothing;
    }
    long lost = length - bytes.length;
    return lost > 0
        ? call + " -> " + bytes.length + " of " + length + ", " + lost + " lost"
        : call + " -> " + bytes.length + " " + literal(bytes);
  }

  /** What became of a datagram that came and was thrown away. */
  static String dropped(@Nullable Change there) {
    return there == null ? "" : "dropped, its buffer is full: drops " + there.after().drops();
  }

  /** What went through a tap: {@code 6 "PING\r\n"}. */
  static String carried(Passage.Carried carried) {
    long length = carried.length();
    String kept = carried.bytes().length == 0 && length > 0 ? "" : " " + literal(carried.bytes());
    return (kept.isEmpty() ? Amounts.bytes(length) : Long.toString(length)) + kept;
  }

  private static String literal(byte[] bytes) {
    return bytes.length <= MOST_BYTES
        ? Escapes.show(bytes)
        : Escapes.show(Arrays.copyOf(bytes, MOST_BYTES)) + "...";
  }

  /** A captured segment: {@code PSH+ACK 6 bytes}; {@code DATAGRAM 6 bytes}. */
  static String segment(Segment segment) {
    String bytes = segment.length() == 0 ? "" : " " + Amounts.bytes(segment.length());
    if (segment.protocol() == Protocol.UDP) {
      return "DATAGRAM" + bytes;
    }
    Set<Segment.Flag> flags = segment.flags();
    StringJoiner all = new StringJoiner("+");
    flags.stream().filter(flag -> flag != Segment.Flag.ACK).forEach(flag -> all.add(flag.name()));
    if (flags.contains(Segment.Flag.ACK)) {
      all.add("ACK");
    }
    return all + bytes;
  }

  /** The state of a row: {@code ESTABLISHED}; UDP has none. */
  static String state(Row row) {
    return switch (row.protocol()) {
      case TCP -> state(row.state());
      case UNIX -> row.state() == TcpState.ESTABLISHED ? "connected" : state(row.state());
      case UDP -> "";
    };
  }

  /** RFC 9293 calls it CLOSED, and so do the books; Linux says CLOSE. */
  private static String state(TcpState state) {
    return state == TcpState.CLOSE ? "CLOSED" : state.name();
  }

  /** What waits behind a socket: {@code Recv-Q 6}. A FIN counts as a byte there. */
  static String waiting(Row row) {
    long waits = row.receiveQueue();
    if (row.state() == TcpState.LISTEN) {
      return waits > 0 ? Amounts.count(waits, "client") + " waiting" : "";
    }
    if (row.protocol() == Protocol.UDP) {
      return waits > 0 ? "it waits there" : "";
    }
    if (waits <= 0) {
      return "";
    }
    if (row.state() != TcpState.CLOSE_WAIT || row.protocol() != Protocol.TCP) {
      return "Recv-Q " + waits;
    }
    return waits == 1 ? "the end is waiting" : "Recv-Q " + (waits - 1) + ", then the end";
  }
}
