package socksh.lesson;

import groovy.lang.Closure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.jspecify.annotations.Nullable;
import socksh.command.Interpreter;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Outcome;
import socksh.kernel.Owner;
import socksh.kernel.Protocol;
import socksh.kernel.Row;
import socksh.kernel.SocketTable;
import socksh.kernel.TcpState;
import socksh.script.Octets;
import socksh.script.OwnWord;
import socksh.script.Player;
import socksh.script.SocketHandle;
import socksh.session.Event;
import socksh.session.OpenSocket;
import socksh.session.Report;
import socksh.session.Session;
import socksh.view.Notation;

/**
 * What a goal can look at: the kernel's rows, the calls of the journal, what was received. Only
 * what came after the step had been prepared counts.
 */
final class Evidence {
  private static final long PATIENCE_NANOS = 3_000_000_000L;
  private static final int LARGEST_FILE = 1 << 20;

  private final Interpreter shell;
  private final Session session;
  private List<OpenSocket> before = List.of();
  private Set<String> leftovers = Set.of();
  private long mark;
  private Instant began = Instant.EPOCH;
  private String answer = "";

  Evidence(Interpreter shell) {
    this.shell = shell;
    this.session = shell.session();
  }

  /** The step is about to be prepared: what others left in TIME_WAIT is no evidence of it. */
  void prepare() {
    try (SocketTable table = SocketTable.open()) {
      leftovers =
          table.tcp(EnumSet.of(TcpState.TIME_WAIT)).stream()
              .map(Evidence::ends)
              .collect(Collectors.toSet());
    }
  }

  private static String ends(Row row) {
    return row.local() + " " + row.peer();
  }

  private boolean isOfTheStep(Row row) {
    return row.state() != TcpState.TIME_WAIT || !leftovers.contains(ends(row));
  }

  /** The step is prepared: from now on what happens is the learner's doing. */
  void begin() {
    before = session.sockets().all();
    mark = session.now();
    began = Instant.now();
    answer = "";
  }

  /** What the learner answers to the question of the step. */
  void answer(String words) {
    answer = words;
  }

  /** What each word gives. */
  Map<String, OwnWord> words() {
    Map<String, OwnWord> words = new LinkedHashMap<>();
    words.put("mine", this::mine);
    words.put("calls", (player, given) -> calls(given.length == 0 ? "" : given[0].toString()));
    words.put("received", (player, given) -> received());
    words.put("said", (player, given) -> said((SocketHandle) given[0]));
    words.put("heard", (player, given) -> heard(given[0].toString()));
    words.put("plays", (player, given) -> plays());
    words.put("rows", (player, given) -> rows(port(given[0])));
    words.put("clients", (player, given) -> clients(port(given[0])));
    words.put("other", (player, given) -> other((SocketHandle) given[0]));
    words.put("closed", (player, given) -> !((SocketHandle) given[0]).isOpen());
    words.put("listed", (player, given) -> isListed((SocketHandle) given[0]));
    words.put("shown", (player, given) -> shown(given[0].toString()));
    words.put("descriptors", (player, given) -> descriptors());
    words.put("answer", (player, given) -> answer);
    words.put("root", (player, given) -> isRoot());
    words.put("await", (player, given) -> await((Closure<?>) given[0]));
    words.put("file", (player, given) -> text(Path.of(given[0].toString())));
    return words;
  }

  /** {@code mine()}, {@code mine('tcp')}: the open sockets that the learner has made. */
  private List<SocketHandle> mine(Player player, Object[] given) {
    return session.sockets().all().stream()
        .filter(socket -> !before.contains(socket))
        .filter(socket -> given.length == 0 || socket.protocol().equals(given[0].toString()))
        .map(player::handle)
        .toList();
  }

  // --- the kernel's rows

  private static int port(Object of) {
    Object port = of instanceof SocketHandle socket ? socket.getProperty("localPort") : of;
    return port instanceof Number number ? number.intValue() : 0;
  }

  /** Every TCP and UDP socket of this machine that has the port on one of its ends. */
  private List<Map<String, Object>> rows(int port) {
    try (SocketTable table = SocketTable.open()) {
      return table.rows(port).stream().filter(this::isOfTheStep).map(Evidence::row).toList();
    }
  }

  /** The ends that call a port of this machine, in whatever state they are. */
  private List<Map<String, Object>> clients(int port) {
    try (SocketTable table = SocketTable.open()) {
      return table.all(Protocol.TCP).stream()
          .filter(row -> row.peer().port() == port && row.peer().unmapped().isLoopback())
          .filter(this::isOfTheStep)
          .map(Evidence::row)
          .toList();
    }
  }

  /** The other end of a connection, as the kernel has it; nothing where it is gone. */
  private @Nullable Map<String, Object> other(SocketHandle socket) {
    Object local = socket.getProperty("local");
    Object peer = socket.getProperty("peer");
    try (SocketTable table = SocketTable.open()) {
      Protocol protocol = socket.socket().isTcp() ? Protocol.TCP : Protocol.UDP;
      return table.all(protocol).stream()
          .filter(row -> row.local().unmapped().toString().equals(String.valueOf(peer)))
          .filter(row -> row.peer().unmapped().toString().equals(String.valueOf(local)))
          .findFirst()
          .map(Evidence::row)
          .orElse(null);
    }
  }

  /** Whether a socket stands in one of the kernel's tables, where ss looks. */
  private static boolean isListed(SocketHandle socket) {
    Optional<Long> inode = Owner.inodeOf(socket.socket().fd());
    try (SocketTable table = SocketTable.open()) {
      return Stream.of(Protocol.TCP, Protocol.UDP)
          .flatMap(protocol -> table.all(protocol).stream())
          .anyMatch(row -> inode.filter(number -> number == row.inode()).isPresent());
    }
  }

  private static Map<String, Object> row(Row row) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("state", row.state().name());
    all.put("local", row.local().toString());
    all.put("peer", row.peer().toString());
    all.put("localPort", row.local().port());
    all.put("peerPort", row.peer().port());
    all.put("recvq", row.receiveQueue());
    all.put("sendq", row.sendQueue());
    all.put("inode", row.inode());
    all.put("drops", row.drops());
    return all;
  }

  /**
   * How many descriptors of this process are sockets of the session; those with which the shell
   * itself looks into the kernel come and go.
   */
  private int descriptors() {
    return (int)
        session.sockets().all().stream()
            .filter(socket -> Owner.inodeOf(socket.fd()).isPresent())
            .count();
  }

  private static boolean isRoot() {
    try {
      return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Read in one piece: the kernel's files under /proc/sys give their second byte to nobody. */
  private static String text(Path file) {
    if (!Files.exists(file)) {
      return "";
    }
    try (InputStream from = Files.newInputStream(file)) {
      return new String(from.readNBytes(LARGEST_FILE), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  // --- the journal

  private Stream<Event> events() {
    return session.journal().events().stream().filter(event -> event.at() >= mark);
  }

  /** The calls that were answered since, of one name or all. */
  private List<Map<String, @Nullable Object>> calls(String name) {
    return events()
        .filter(Event.Returned.class::isInstance)
        .map(Event.Returned.class::cast)
        .map(Evidence::call)
        .filter(call -> name.isEmpty() || name.equals(call.get("name")))
        .toList();
  }

  private static Map<String, @Nullable Object> call(Event.Returned event) {
    Map<String, @Nullable Object> call = new LinkedHashMap<>();
    String text = Notation.text(event);
    Outcome outcome = event.outcome();
    call.put("name", text.substring(0, text.indexOf('(')));
    call.put("text", text);
    call.put("ok", outcome.ok());
    call.put("value", outcome.ok() ? outcome.value() : -1L);
    call.put("errno", outcome instanceof Outcome.Failure(Errno reason) ? reason : null);
    call.put("bytes", bytes(event.call(), outcome));
    call.put("length", outcome instanceof Outcome.Received got ? got.length() : -1L);
    call.put("address", outcome instanceof Outcome.Named(Address named) ? named.toString() : null);
    call.put("millis", event.took() / 1e6);
    call.put("at", event.at() / 1e6);
    return call;
  }

  private static @Nullable Octets bytes(Call call, Outcome outcome) {
    return switch (call) {
      case Call.Send send -> Octets.of(send.bytes());
      case Call.SendTo send -> Octets.of(send.bytes());
      default -> outcome instanceof Outcome.Received got ? Octets.of(got.bytes()) : null;
    };
  }

  /** The rows of the tables shown since whose title has these words, cell by cell. */
  private List<List<String>> shown(String words) {
    return events()
        .filter(Event.Shown.class::isInstance)
        .map(event -> ((Event.Shown) event).report())
        .filter(Report.Table.class::isInstance)
        .map(Report.Table.class::cast)
        .filter(table -> table.title().contains(words))
        .flatMap(table -> table.rows().stream())
        .toList();
  }

  /** What was received since, receipt by receipt. */
  private List<Map<String, Object>> received() {
    List<Map<String, Object>> all = new ArrayList<>();
    events()
        .forEach(
            event -> {
              if (event instanceof Event.Shown(_, Report.Received report)) {
                all.add(receipt(report));
              }
            });
    return all;
  }

  private static Map<String, Object> receipt(Report.Received report) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("socket", report.socket());
    all.put("bytes", Octets.of(report.bytes()));
    all.put("text", Octets.of(report.bytes()).text());
    all.put("size", report.bytes().length);
    all.put("length", report.length());
    all.put("ending", report.ending().name());
    all.put("errno", report.errno().map(Errno::name).orElse(""));
    all.put("calls", report.calls());
    all.put("millis", report.took() / 1e6);
    return all;
  }

  /** All that a socket has received since, as text; a line end counts as one character. */
  private String said(SocketHandle socket) {
    StringBuilder text = new StringBuilder();
    received().stream()
        .filter(receipt -> socket.socket().label().equals(receipt.get("socket")))
        .forEach(receipt -> text.append(receipt.get("text")));
    return text.toString().replace("\r\n", "\n");
  }

  /** What a sample of the lab has received since, piece by piece. */
  private List<Octets> heard(String sample) {
    return shell.heard(sample, began).stream().map(Octets::of).toList();
  }

  /** The scripts that were played since: how each ended, and what was said of it. */
  private List<Map<String, Object>> plays() {
    List<Map<String, Object>> all = new ArrayList<>();
    events()
        .forEach(
            event -> {
              if (event instanceof Event.Shown(_, Report.Played played)) {
                all.add(
                    Map.of(
                        "script", played.script(),
                        "verdict", played.verdict().name(),
                        "text", String.join("\n", played.lines())));
              }
            });
    return all;
  }

  // --- waiting

  /** {@code await { srv.queued == 1 }}: asks again until it is so. */
  private @Nullable Object await(Closure<?> condition) {
    long limit = session.now() + PATIENCE_NANOS;
    while (!DefaultTypeTransformation.castToBoolean(condition.call())) {
      if (session.now() > limit || session.interrupted()) {
        throw new IllegalArgumentException("it has not become so within 3 s");
      }
      breathe(session);
    }
    return null;
  }

  /** Leaves the processor to others for two milliseconds; the kernel counts: poll(2) of nothing. */
  static void breathe(Session session) {
    var _ = session.kernel().perform(new Call.Poll(List.of(), 2));
  }
}
