package socksh.lesson;

import groovy.lang.GroovyObjectSupport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import socksh.command.Interpreter;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Outcome;
import socksh.script.Failure;
import socksh.script.Result;
import socksh.script.Source;
import socksh.script.Stage;
import socksh.session.Event;
import socksh.session.Session;

/**
 * A script that is at work beside the learner, on a thread and in a session of its own: a server to
 * look at, to stop, to mend and to start again. It keeps the port that it had first.
 */
public final class Program extends GroovyObjectSupport {
  private static final Map<Session, Program> BESIDE =
      Collections.synchronizedMap(new WeakHashMap<>());
  private static final long PATIENCE_NANOS = 5_000_000_000L;
  private static final Map<String, Function<Program, Object>> ATTRIBUTES = new LinkedHashMap<>();

  static {
    ATTRIBUTES.put("address", each -> "127.0.0.1:" + each.settings.getOrDefault("port", "0"));
    ATTRIBUTES.put("port", each -> Integer.valueOf(each.settings.getOrDefault("port", "0")));
    ATTRIBUTES.put("running", Program::isRunning);
    ATTRIBUTES.put("ended", Program::ended);
    ATTRIBUTES.put("busy", each -> each.busy);
    ATTRIBUTES.put("starts", each -> each.starts);
  }

  private final Interpreter shell;
  private final Path file;
  private final Map<String, String> settings;
  private final Stage stage = new Stage();
  private Session session;
  private Thread thread = new Thread();
  private Usage usage = new Usage("");
  private int starts;
  private int busy = -1;
  private volatile boolean waits;
  private volatile Optional<Result> result = Optional.empty();

  /**
   * @param shell of the learner
   * @param settings values for the parameters of the script, by name
   */
  Program(Interpreter shell, Path file, Map<String, String> settings) {
    this.shell = shell;
    this.file = file;
    this.settings = new LinkedHashMap<>(settings);
    this.session = sitting();
    BESIDE.put(shell.session(), this);
  }

  /** The one that is beside the person of this session. */
  static Optional<Program> beside(Session session) {
    return Optional.ofNullable(BESIDE.get(session));
  }

  private Session sitting() {
    return new Session(shell.session().kernel(), System::nanoTime, List.of());
  }

  /** Starts it, and comes back when it waits for somebody, or has ended. */
  void start() {
    if (isRunning()) {
      return;
    }
    starts++;
    busy = -1;
    waits = false;
    result = Optional.empty();
    session = sitting();
    session.watch(this::see);
    Session own = session;
    thread = Thread.ofPlatform().daemon().name("program").start(() -> play(own));
    await(() -> waits || !thread.isAlive());
    ownPort().ifPresent(port -> settings.put("port", port.toString()));
    usage.mark();
  }

  private void play(Session own) {
    usage = new Usage(Usage.ofThisThread());
    Interpreter inside = new Interpreter(own, shell.catalog(), shell.world());
    try {
      Source source = new Source(file.toString(), Files.readString(file));
      result = Optional.of(stage.play(source, inside, settings));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } finally {
      own.calm();
      inside.finish();
    }
  }

  private void see(Event event) {
    if (event instanceof Event.Entered entered && isWait(entered.call())) {
      waits = true;
    }
  }

  private static boolean isWait(Call call) {
    return call instanceof Call.Poll
        || call instanceof Call.Accept
        || call instanceof Call.Recv
        || call instanceof Call.RecvFrom;
  }

  private Optional<Integer> ownPort() {
    return session.sockets().all().stream()
        .findFirst()
        .map(socket -> session.kernel().perform(new Call.Name(socket.fd())))
        .filter(Outcome.Named.class::isInstance)
        .map(named -> ((Outcome.Named) named).address())
        .map(Address::port)
        .filter(port -> port > 0);
  }

  /** Ends it; what it had open is closed. */
  void stop() {
    if (!isRunning()) {
      return;
    }
    session.interrupt(thread);
    await(() -> !thread.isAlive());
    result = Optional.empty();
  }

  /** It is no longer wanted. */
  void forget() {
    stop();
    BESIDE.remove(shell.session(), this);
  }

  private void await(BooleanSupplier so) {
    long limit = System.nanoTime() + PATIENCE_NANOS;
    while (!so.getAsBoolean() && System.nanoTime() < limit) {
      Evidence.breathe(shell.session());
    }
  }

  boolean isRunning() {
    return thread.isAlive();
  }

  /** What ended it by itself: an errno, a phrase, or the empty string. */
  private String ended() {
    return isRunning() ? "" : failure().map(Program::name).orElse("");
  }

  private Optional<Failure> failure() {
    return result.flatMap(Result::failure);
  }

  private static String name(Failure failure) {
    return failure.errno().map(Errno::name).orElse(failure.what());
  }

  /** Looks how busy it was since the look before, or since its start. */
  String look() {
    if (!isRunning()) {
      return state();
    }
    Optional<Usage.Share> share = usage.look();
    share.ifPresent(found -> busy = found.percent());
    return state()
        + share
            .map(found -> "; " + found.inWords())
            .orElse("; too short a time to say how busy: look again");
  }

  /** How it stands, in words. */
  String state() {
    if (isRunning()) {
      return "at work on " + getProperty("address") + ", thread " + usage.thread();
    }
    return failure()
        .filter(_ -> result.isPresent())
        .map(why -> "ended at line " + result.get().place().line() + ": " + why.what())
        .orElse("not at work");
  }

  /** The same in a word or two. */
  String brief() {
    return isRunning() ? "at work" : ended().isEmpty() ? "not at work" : "ended: " + ended();
  }

  @Override
  public @Nullable Object getProperty(String name) {
    Function<Program, Object> attribute = ATTRIBUTES.get(name);
    if (attribute == null) {
      throw new IllegalArgumentException("a program has " + String.join(", ", ATTRIBUTES.keySet()));
    }
    return attribute.apply(this);
  }

  /** The file it is played from. */
  @Override
  public String toString() {
    return file.toString();
  }
}
