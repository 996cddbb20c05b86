package socksh.lesson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import socksh.command.Interpreter;
import socksh.kernel.Kind;
import socksh.script.SocketHandle;
import socksh.session.OpenSocket;
import socksh.session.Session;

/** One go at a step: what was prepared for it, how many hints were given, what was predicted. */
final class Attempt {
  /** How far it has come. */
  enum Phase {
    /** The goal is not reached. */
    OPEN,
    /** It is, and the person has not gone on yet. */
    OVER
  }

  private static final long PATIENCE_NANOS = 3_000_000_000L;

  private final Lesson lesson;
  private final Step step;
  private final Interpreter shell;
  private final Session session;
  private List<OpenSocket> before = List.of();
  private Map<String, String> statesBefore = Map.of();
  private Optional<String> predicted = Optional.empty();
  private long begun;
  private int hints;
  private Phase phase = Phase.OPEN;

  Attempt(Lesson lesson, Step step, Interpreter shell) {
    this.lesson = lesson;
    this.step = step;
    this.shell = shell;
    this.session = shell.session();
  }

  /** Makes what the step begins with, unseen. */
  void prepare() {
    before = session.sockets().all();
    begun = session.now();
    session.offstage(() -> lesson.prepare(step));
    statesBefore = states();
  }

  /** Closes what the step has left open, unseen. */
  void clear() {
    List<OpenSocket> left = new ArrayList<>(session.sockets().all());
    left.removeAll(before);
    session.offstage(
        () -> left.reversed().forEach(socket -> shell.perform(socket.label() + " close")));
    lesson.clear();
  }

  Lesson lesson() {
    return lesson;
  }

  Step step() {
    return step;
  }

  String key() {
    return lesson.outline().key(step.number());
  }

  boolean isLast() {
    return step.number() == lesson.steps().size();
  }

  Judgement judge() {
    return lesson.judge(step);
  }

  /** Judges until the goal is reached, up to three seconds. */
  Judgement await() {
    long limit = session.now() + PATIENCE_NANOS;
    Judgement judgement = judge();
    while (judgement instanceof Judgement.Unmet
        && session.now() < limit
        && !session.interrupted()) {
      Evidence.breathe(session);
      judgement = judge();
    }
    return judgement;
  }

  Optional<String> predicted() {
    return predicted;
  }

  void predict(String choice) {
    predicted = Optional.of(choice);
  }

  /** The next hint; empty when all were given. */
  Optional<String> hint() {
    List<String> all = lesson.hints(step);
    return hints < all.size() ? Optional.of(all.get(hints++)) : Optional.empty();
  }

  int hintsGiven() {
    return hints;
  }

  boolean isOver() {
    return phase == Phase.OVER;
  }

  void over() {
    phase = Phase.OVER;
  }

  /** Shows what the kernel held before and holds now, and the ladder where the step wants it. */
  void show(Board board) {
    board.states(statesBefore, states());
    if (Boolean.TRUE.equals(lesson.show(step).get("diagram"))) {
      session.lookAround();
      session.show(new Ladder(session, begun).conversation());
    }
  }

  /** What the step shows of the kernel now, by the name of the end. */
  Map<String, String> states() {
    Map<String, String> all = new LinkedHashMap<>();
    for (Object each : lesson.states(step)) {
      switch (each) {
        case SocketHandle socket -> all.put(socket.toString(), state(socket));
        case Map<?, ?> row -> {
          String local = String.valueOf(row.get("local"));
          all.put(all.containsKey(local) ? local + " too" : local, state(row));
        }
        case Program program -> all.put("program", program.brief());
        default -> {}
      }
    }
    return all;
  }

  private static String state(SocketHandle socket) {
    if (!socket.isOpen()) {
      return "closed";
    }
    if (socket.getProperty("queued") instanceof Long queued && queued >= 0) {
      return socket.getProperty("state") + ", " + queued + " waiting";
    }
    if (socket.socket().kind() == Kind.DGRAM) {
      return datagrams(socket);
    }
    String state = socket.socket().isTcp() ? socket.getProperty("state") + ", " : "";
    Object unsent = socket.getProperty("unsent");
    return state
        + "Recv-Q "
        + socket.getProperty("unread")
        + (unsent instanceof Long bytes && bytes >= 0 ? ", Send-Q " + bytes : "");
  }

  /** The kernel tells the size of the first that waits; its Recv-Q is memory and no size. */
  private static String datagrams(SocketHandle socket) {
    boolean waits = socket.getProperty("unread") instanceof Long bytes && bytes > 0;
    String drops =
        socket.getProperty("drops") instanceof Long lost && lost > 0
            ? ", " + lost + " thrown away"
            : "";
    String first = waits ? "first: " + socket.getProperty("unread") + " bytes" : "nothing to read";
    return first + drops;
  }

  private static String state(Map<?, ?> row) {
    return !row.containsKey("recvq")
        ? String.valueOf(row.get("state"))
        : row.get("state") + ", Recv-Q " + row.get("recvq") + ", Send-Q " + row.get("sendq");
  }
}
