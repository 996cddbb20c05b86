package socksh.command;

import java.util.Arrays;
import java.util.Optional;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Fd;
import socksh.kernel.Outcome;
import socksh.session.Event;

/**
 * Bytes that went one way, as the journal has them; secrets are struck out there already.
 *
 * @param at nanoseconds since the session began
 * @param socket the shell's label
 * @param length how many bytes went, of which {@code bytes} may hold none where nobody kept them
 * @param note what is to be said beside the bytes, or the empty string
 */
record Exchange(long at, Way way, String socket, long length, byte[] bytes, String note) {
  private static final byte[] NOTHING = {};

  /** The direction, seen from here. */
  enum Way {
    OUT(">"),
    IN("<");

    private final String sign;

    Way(String sign) {
      this.sign = sign;
    }

    String sign() {
      return sign;
    }
  }

  /** What an event tells of bytes that went; empty where none did. */
  static Optional<Exchange> of(Event event) {
    return event instanceof Event.Returned returned ? of(returned) : Optional.empty();
  }

  private static Optional<Exchange> of(Event.Returned event) {
    return switch (event.call()) {
      case Call.Send(Fd fd, byte[] bytes, _) when event.outcome().ok() -> out(event, fd, bytes, "");
      case Call.SendTo(Fd fd, byte[] bytes, _, var to) when event.outcome().ok() ->
          out(event, fd, bytes, "to " + to);
      case Call.SendFile(Fd fd, _, _, _) when event.outcome().ok() ->
          out(event, fd, NOTHING, "from a file");
      case Call.SendMapped(Fd fd, _, _, _) when event.outcome().ok() ->
          out(event, fd, NOTHING, "from a file");
      case Call.Recv(Fd fd, _, var flags) when !flags.contains(Call.Flag.MSG_PEEK) ->
          in(event, fd, "the end of the stream");
      case Call.RecvFrom(Fd fd, _, var flags) when !flags.contains(Call.Flag.MSG_PEEK) ->
          in(event, fd, "an empty datagram");
      default -> Optional.empty();
    };
  }

  private static Optional<Exchange> out(Event.Returned event, Fd fd, byte[] bytes, String note) {
    int sent = (int) Math.min(event.outcome().value(), bytes.length);
    return Optional.of(
        new Exchange(
            event.at(),
            Way.OUT,
            event.labels().of(fd),
            event.outcome().value(),
            Arrays.copyOf(bytes, sent),
            note));
  }

  private static Optional<Exchange> in(Event.Returned event, Fd fd, String empty) {
    String socket = event.labels().of(fd);
    if (event.outcome() instanceof Outcome.Failure(var errno) && errno == Errno.ECONNRESET) {
      return Optional.of(new Exchange(event.at(), Way.IN, socket, 0, NOTHING, "a reset"));
    }
    if (!(event.outcome() instanceof Outcome.Received(byte[] bytes, long length, var from))) {
      return Optional.empty();
    }
    String note = from.map(address -> "from " + address).orElse("");
    String cut = length > bytes.length ? length - bytes.length + " bytes discarded" : "";
    return Optional.of(
        new Exchange(
            event.at(),
            Way.IN,
            socket,
            bytes.length,
            bytes,
            joined(joined(note, cut), bytes.length == 0 ? empty : "")));
  }

  private static String joined(String one, String other) {
    return one.isEmpty() || other.isEmpty() ? one + other : one + ", " + other;
  }
}
