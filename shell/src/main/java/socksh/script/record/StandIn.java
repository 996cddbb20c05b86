package socksh.script.record;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Family;
import socksh.kernel.Fd;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;
import socksh.language.Escapes;
import socksh.language.Text;
import socksh.session.Ending;
import socksh.session.Event;
import socksh.session.Journal;
import socksh.session.Passage;
import socksh.session.Purpose;
import socksh.session.Report;
import socksh.session.Wanted;

/** One who would have typed at this shell what a client beyond the tap did. */
final class StandIn {
  /** Beyond every number that a shell gives to a command, a socket or a descriptor of its own. */
  private static final int FIRST = 900_000_000;

  private static final int COMMANDS_OF_ONE = 1_000_000;
  private static final int RECEIVED_AT_ONCE = 65_536;

  /** So much stands in one literal of a script. */
  private static final int SENT_AT_ONCE = 8 * 1024;

  private final Fd fd;
  private final String label;
  private final Event.Labels labels;
  private final Passage.Came came;
  private final Consumer<Journal.Entry> journal;
  private long command;

  /**
   * @param number which of the clients it is
   * @param journal who gets what it would have done
   */
  StandIn(int number, Passage.Came came, Consumer<Journal.Entry> journal) {
    this.fd = new Fd(FIRST + number);
    this.label = "#" + (FIRST + number);
    this.labels = new Event.Labels(Map.of(fd, label));
    this.came = came;
    this.journal = journal;
    this.command = (long) (FIRST + number) * COMMANDS_OF_ONE;
  }

  boolean isDatagram() {
    return came.kind() == Kind.DGRAM;
  }

  void opens(long at) {
    begin(at, "open " + target());
    answered(at, new Call.Socket(came.server().family(), came.kind()), new Outcome.Opened(fd));
    answered(at, new Call.Connect(fd, came.server()), new Outcome.Done(0));
  }

  void isRefused(long at, Errno why) {
    begin(at, "open " + target());
    answered(at, new Call.Socket(came.server().family(), came.kind()), new Outcome.Opened(fd));
    answered(at, new Call.Connect(fd, came.server()), new Outcome.Failure(why));
    closed(at, Purpose.STEP);
  }

  private String target() {
    String protocol = came.server().family() == Family.UNIX ? "unix" : isDatagram() ? "udp" : "tcp";
    return protocol
        + " "
        + switch (came.server()) {
          case Address.Inet4 inet -> inet.host() + " " + inet.port();
          case Address.Inet6 inet -> inet.toString();
          case Address.UnixPath(String path) -> Escapes.show(path.getBytes(StandardCharsets.UTF_8));
          case Address.UnixAbstract(String name) ->
              Escapes.show(("@" + name).getBytes(StandardCharsets.UTF_8));
          case Address.UnixUnnamed _ -> "@";
        };
  }

  void sends(long at, byte[] bytes) {
    if (isDatagram()) {
      send(at, bytes);
      return;
    }
    for (int from = 0; from < bytes.length; from += SENT_AT_ONCE) {
      send(at, Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + SENT_AT_ONCE)));
    }
  }

  private void send(long at, byte[] bytes) {
    boolean text = bytes.length == 0 || Text.isText(bytes);
    String payload =
        text ? Escapes.show(bytes) : "hex " + HexFormat.ofDelimiter(" ").formatHex(bytes);
    begin(at, label + " send " + payload);
    answered(at, new Call.Send(fd, bytes, Set.of()), new Outcome.Done(bytes.length));
  }

  void hears(long at, Ending ending, Optional<Errno> errno, byte[] bytes) {
    begin(at, label + " recv");
    errno.ifPresent(
        why ->
            answered(at, new Call.Recv(fd, RECEIVED_AT_ONCE, Set.of()), new Outcome.Failure(why)));
    Report.Received received =
        new Report.Received(
            label,
            new Wanted.Once(RECEIVED_AT_ONCE),
            ending,
            errno,
            bytes,
            bytes.length,
            Optional.empty(),
            bytes.length,
            0,
            1,
            "",
            0);
    happened(new Event.Shown(at, received));
  }

  void endsSending(long at) {
    begin(at, label + " shutdown write");
    answered(at, new Call.Shutdown(fd, Call.How.SHUT_WR), new Outcome.Done(0));
  }

  void resets(long at) {
    begin(at, label + " reset");
    closed(at, Purpose.ASKED);
  }

  void closes(long at) {
    begin(at, label + " close");
    closed(at, Purpose.ASKED);
  }

  private void closed(long at, Purpose purpose) {
    Call close = new Call.Close(fd);
    happened(new Event.Entered(at, command, purpose, labels, close));
    happened(new Event.Returned(at, command, purpose, labels, close, new Outcome.Done(0), 0));
  }

  private void begin(long at, String line) {
    command++;
    happened(new Event.Typed(at, line));
  }

  private void answered(long at, Call call, Outcome outcome) {
    happened(new Event.Returned(at, command, Purpose.ASKED, labels, call, outcome, 0));
  }

  private void happened(Event event) {
    journal.accept(new Journal.Entry(command, event));
  }
}
