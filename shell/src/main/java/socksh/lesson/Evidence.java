package socksh.lesson;

import groovy.lang.Closure;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.jspecify.annotations.Nullable;
import socksh.command.Interpreter;
import socksh.kernel.Call;
import socksh.script.Octets;
import socksh.script.OwnWord;
import socksh.script.Player;
import socksh.script.SocketHandle;
import socksh.session.OpenSocket;
import socksh.session.Session;

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
  private final Rows rows;
  private final Deeds deeds;
  private Instant began = Instant.EPOCH;
  private String answer = "";

  Evidence(Interpreter shell) {
    this.shell = shell;
    this.session = shell.session();
    this.rows = new Rows(session);
    this.deeds = new Deeds(session);
  }

  /** The step is about to be prepared. */
  void prepare() {
    rows.prepare();
  }

  /** The step is prepared: from now on what happens is the learner's doing. */
  void begin() {
    before = session.sockets().all();
    deeds.begin();
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
    words.put(
        "calls", (player, given) -> deeds.calls(given.length == 0 ? "" : given[0].toString()));
    words.put("received", (player, given) -> deeds.received());
    words.put("said", (player, given) -> deeds.said((SocketHandle) given[0]));
    words.put("heard", (player, given) -> heard(given[0].toString()));
    words.put("plays", (player, given) -> deeds.plays());
    words.put("rows", (player, given) -> rows.rows(Rows.port(given[0])));
    words.put("clients", (player, given) -> rows.clients(Rows.port(given[0])));
    words.put("other", (player, given) -> rows.other((SocketHandle) given[0]));
    words.put("closed", (player, given) -> !((SocketHandle) given[0]).isOpen());
    words.put("listed", (player, given) -> Rows.isListed((SocketHandle) given[0]));
    words.put("shown", (player, given) -> deeds.shown(given[0].toString()));
    words.put("descriptors", (player, given) -> rows.descriptors());
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

  /** What a sample of the lab has received since, piece by piece. */
  private List<Octets> heard(String sample) {
    return shell.heard(sample, began).stream().map(Octets::of).toList();
  }

  // --- waiting

  /** {@code await { srv.queued == 1 }}: asks again until it is so. */
  private @Nullable Object await(Closure<?> condition) {
    long limit = session.now() + PATIENCE_NANOS;
    boolean isLast = false; // it is asked once more after the limit: this may have stood still
    while (!DefaultTypeTransformation.castToBoolean(condition.call())) {
      if (isLast || session.interrupted()) {
        throw new IllegalArgumentException("it has not become so within 3 s");
      }
      isLast = session.now() > limit;
      breathe(session);
    }
    return null;
  }

  /** Leaves the processor to others for two milliseconds; the kernel counts: poll(2) of nothing. */
  static void breathe(Session session) {
    var _ = session.kernel().perform(new Call.Poll(List.of(), 2));
  }
}
