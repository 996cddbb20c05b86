package socksh.script;

import groovy.lang.Closure;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;
import socksh.command.Answer;
import socksh.command.Command;
import socksh.command.Interpreter;
import socksh.kernel.Errno;
import socksh.kernel.Outcome;
import socksh.language.DidYouMean;
import socksh.language.Line;
import socksh.language.Payload;
import socksh.language.Problem;
import socksh.session.LineEnd;
import socksh.session.OpenSocket;
import socksh.session.Session;
import socksh.session.Verdict;

/**
 * Plays one script in a session: its verbs become lines of the shell, its sockets and values are
 * kept here, and what is not answered as it says ends it.
 */
public final class Player {
  private static final Duration USUAL_LIMIT = Duration.ofSeconds(5);

  private final Session session;
  private final Interpreter shell;
  private final Vocabulary vocabulary;
  private final Saying saying;
  private final Terms terms;
  private final Overheard heard = new Overheard();
  private final Map<String, @Nullable Object> variables = new LinkedHashMap<>();
  private final Map<OpenSocket, SocketHandle> handles = new IdentityHashMap<>();
  private Duration limit = USUAL_LIMIT;
  private Optional<Duration> waiting = Optional.of(USUAL_LIMIT);
  private Place place = Place.START;
  private boolean keepsSockets;
  private String title = "";
  private final Part part;
  private final List<Simulation> simulations = new ArrayList<>();
  private Optional<Simulation> defined = Optional.empty();
  private Source source = new Source("", "");
  private @Nullable Object speaker;
  private @Nullable Object answered;
  private @Nullable RuntimeException told;

  /**
   * @param part which side of the conversations it plays
   */
  Player(Interpreter shell, Terms terms, Part part) {
    this.session = shell.session();
    this.shell = shell;
    this.vocabulary = new Vocabulary(shell.catalog());
    this.saying = new Saying(vocabulary, path -> source.file(path));
    this.terms = terms;
    this.part = part;
  }

  /** Plays a script from its first step to its last; what it opened is closed at the end. */
  Result play(Source source, SessionScript script) {
    Duration usual = session.settings().timeout();
    LineEnd usualEnd = session.settings().lineEnd();
    long began = session.now();
    List<OpenSocket> before = session.sockets().all();
    session.watch(heard);
    this.source = source;
    try {
      script.playedBy(this);
      limit(limit);
      session.settings().lineEnd(LineEnd.CRLF);
      script.run();
      return result(source, Verdict.DONE, Optional.empty(), began);
    } catch (StepFailed failed) {
      return result(source, failed.verdict(), Optional.of(failed.failure()), began);
    } catch (ScriptWrong wrong) {
      place = wrong.place();
      return result(source, Verdict.WRONG, Optional.of(Failure.of(wrong)), began);
    } catch (Stepper.Left left) {
      keepsSockets = left.after() == Stepper.After.TAKE_OVER;
      throw left;
    } catch (RuntimeException | AssertionError thrown) {
      Failure failure = Failure.of(new ScriptWrong(place, thrown.toString(), ""));
      return result(source, Verdict.WRONG, Optional.of(failure), began);
    } finally {
      session.unwatch(heard);
      session.settings().timeout(usual);
      session.settings().lineEnd(usualEnd);
      if (!keepsSockets) {
        part.end(this);
        close(before);
      }
    }
  }

  /** Plays a line of a conversation: what it opens stays open, what fails is the caller's. */
  @Nullable Object converse(SessionScript line) {
    session.watch(heard);
    try {
      limit = session.settings().timeout();
      waiting = Optional.empty();
      line.playedBy(this);
      return line.run();
    } finally {
      session.unwatch(heard);
    }
  }

  private Result result(Source source, Verdict verdict, Optional<Failure> failure, long began) {
    return new Result(source, title, verdict, place, failure, session.now() - began);
  }

  /** Every script closes what it opened; what it forgot is named. */
  private void close(List<OpenSocket> before) {
    List<OpenSocket> left = new ArrayList<>(session.sockets().all());
    left.removeAll(before);
    for (OpenSocket socket : left) {
      session.remark(handle(socket) + " was still open; closing it");
      var _ = shell.perform(socket.label() + " close");
    }
  }

  // --- what the script says ---------------------------------------------------------------------

  /** Which script or line is at work: a function is of the line that defined it. */
  Player in(Object script) {
    speaker = script;
    return this;
  }

  boolean isAtWork(Object script) {
    return speaker == script;
  }

  Player at(int line, int column) {
    place = new Place(line, column);
    return this;
  }

  void step(Place where) {
    place = where;
    if (session.interrupted()) {
      throw Failure.of("Ctrl-C ended it").thrown();
    }
    terms.steps().before(this, where);
  }

  /** A verb without a socket before it. */
  @Nullable Object say(String verb, Object[] arguments) {
    return guarded(() -> sayNow(verb, arguments));
  }

  private @Nullable Object sayNow(String verb, Object[] arguments) {
    OwnWord own = OwnWords.find(verb);
    if (own != null) {
      return part.own(verb, arguments, () -> own.perform(this, arguments));
    }
    Optional<Command> command = shell.catalog().find(verb);
    if (command.isPresent()) {
      Command known = command.get();
      return part.say(this, known, arguments, () -> command(Optional.empty(), known, arguments));
    }
    if (variables.get(verb) instanceof Closure<?> closure) {
      return closure.call(arguments);
    }
    Optional<String> bare = vocabulary.bare(verb);
    if (bare.isPresent() && Payload.keywords().containsKey(bare.get())) {
      return new Bare(saying.piece(bare.get(), arguments));
    }
    throw unknown(verb, OwnWords.names(), shell.catalog().names());
  }

  /** A verb with a socket before it. */
  @Nullable Object tell(SocketHandle socket, String verb, Object[] arguments) {
    return guarded(
        () -> part.tell(socket, verb, arguments, () -> tellNow(socket, verb, arguments)));
  }

  private @Nullable Object tellNow(SocketHandle socket, String verb, Object[] arguments) {
    SocketWord own = SocketWords.find(verb, arguments);
    if (own != null) {
      answered = own.perform(socket, arguments);
      return answered;
    }
    Command command =
        shell
            .catalog()
            .find(verb)
            .filter(known -> known.target() != Command.Target.NONE)
            .orElseThrow(() -> unknown(verb, SocketWords.names(), verbsOfSockets()));
    return command(Optional.of(socket), command, arguments);
  }

  private List<String> verbsOfSockets() {
    return shell.catalog().commands().stream()
        .filter(command -> command.target() != Command.Target.NONE)
        .map(Command::name)
        .toList();
  }

  private @Nullable Object command(
      Optional<SocketHandle> socket, Command command, Object[] arguments) {
    String label = socket.map(each -> each.socket().label()).orElse("");
    Answer answer = perform(socket, saying.line(label, command, arguments, waiting));
    answer
        .made()
        .map(this::handle)
        .or(() -> socket)
        .ifPresent(each -> each.answered(heard.outcome()));
    answered = value(answer);
    return answered;
  }

  private RuntimeException told(RuntimeException failure) {
    told = failure;
    return failure;
  }

  /** Whether the command that failed has said so itself. */
  boolean wasTold(RuntimeException failure) {
    return failure == told;
  }

  /** What the last command answered, which the command has shown. */
  @Nullable Object answered() {
    return answered;
  }

  /** Does a line of the shell; an answer that is not what the line asked for ends the script. */
  private Answer perform(Optional<SocketHandle> socket, String line) {
    heard.forget();
    Answer answer = shell.perform(line);
    if (heard.problem().isPresent()) {
      Problem problem = heard.problem().get();
      throw told(new ScriptWrong(place, problem.what(), problem.tip()));
    }
    if (answer.verdict() != Verdict.DONE) {
      throw told(Failures.ofCommand(answer.verdict(), heard, socket, this).thrown());
    }
    return answer;
  }

  private @Nullable Object value(Answer answer) {
    if (answer.made().isPresent()) {
      return handle(answer.made().get());
    }
    if (heard.received().isPresent()) {
      return new Octets(heard.received().get().bytes());
    }
    return heard
        .outcome()
        .filter(Outcome.Named.class::isInstance)
        .map(named -> ((Outcome.Named) named).address().toString())
        .orElse(null);
  }

  /** The value of a name: a variable, a word of the shell, an errno. */
  @Nullable Object variable(String name) {
    boolean known = variables.containsKey(name);
    if (known && !isClosed(variables.get(name))) {
      return variables.get(name);
    }
    Optional<OpenSocket> socket = session.sockets().find(name);
    if (known || socket.isPresent()) {
      return socket.isPresent() ? handle(socket.get()) : variables.get(name);
    }
    if (name.equals("any")) {
      return Any.ANY;
    }
    Optional<String> bare = vocabulary.bare(name);
    if (bare.isPresent() || Expecting.forms().contains(name)) {
      return new Bare(bare.orElse(name));
    }
    Optional<Errno> errno = Errno.named(name);
    if (errno.isPresent()) {
      return errno.get();
    }
    List<String> names = new ArrayList<>(variables.keySet());
    session.sockets().all().forEach(each -> each.name().ifPresent(names::add));
    throw unknown(name, names, vocabulary.names());
  }

  /** A socket that was closed gives its name back to the one that has it now. */
  private boolean isClosed(@Nullable Object value) {
    return value instanceof SocketHandle handle
        && session.sockets().find(handle.socket().label()).isEmpty();
  }

  /** Gives a name a value; a socket without a name is called so from now on. */
  @Nullable Object assign(String name, @Nullable Object value) {
    if (value instanceof SocketHandle handle && handle.socket().name().isEmpty()) {
      session.name(handle.socket(), name);
    }
    variables.put(name, value);
    return value;
  }

  /** {@code 2.s}, {@code 200.ms}, or a property of a number that Groovy knows. */
  @Nullable Object quantity(Number number, String unit) {
    return switch (unit) {
      case "ms" -> Duration.ofNanos((long) (number.doubleValue() * 1e6));
      case "s" -> Duration.ofNanos((long) (number.doubleValue() * 1e9));
      case "m" -> Duration.ofNanos((long) (number.doubleValue() * 60e9));
      default -> guarded(() -> InvokerHelper.getProperty(number, unit));
    };
  }

  /** Does something of Groovy's; what goes wrong there is told with the place in the script. */
  @Nullable Object guarded(Supplier<@Nullable Object> deed) {
    try {
      return deed.get();
    } catch (MissingMethodException missing) {
      throw missing.getMethod().equals("call")
          ? new ScriptWrong(place, "this cannot be called", "is an operator or a comma missing?")
          : new ScriptWrong(place, "nothing is called `" + missing.getMethod() + "` here", "");
    } catch (MissingPropertyException missing) {
      throw new ScriptWrong(place, "nothing is called `" + missing.getProperty() + "` here", "");
    } catch (IllegalArgumentException | IndexOutOfBoundsException | ClassCastException wrong) {
      throw new ScriptWrong(place, String.valueOf(wrong.getMessage()), "");
    }
  }

  boolean isRestricted() {
    return terms.freedom() == Terms.Freedom.RESTRICTED;
  }

  /** In the restricted form what is not allowed ends the script before it is done. */
  void insist(boolean allowed, String what) {
    if (!allowed) {
      throw new ScriptWrong(place, what + " is not of the script language", Compiler.WITHOUT_SAFE);
    }
  }

  Object unknownAttribute(SocketHandle socket, String name) {
    throw unknown(name, SocketHandle.attributes(), verbsOfSockets());
  }

  private ScriptWrong unknown(String name, Collection<String> some, Collection<String> others) {
    List<String> known = new ArrayList<>(some);
    known.addAll(others);
    return new ScriptWrong(
        place, "nothing is called `" + name + "`", DidYouMean.tip(name, known, "`help` lists all"));
  }

  // --- what the words of the language work with
  // ---------------------------------------------------

  /** The values by name. */
  Map<String, @Nullable Object> variables() {
    return variables;
  }

  /** Gives a name a value, and nothing else. */
  void remember(String name, @Nullable Object value) {
    variables.put(name, value);
  }

  /** The session it is played in. */
  public Session session() {
    return session;
  }

  Interpreter shell() {
    return shell;
  }

  // --- what the other part of a conversation works with
  // ---------------------------------------------

  /** Says something to a socket in the words of the shell. */
  void line(SocketHandle socket, String words) {
    var _ = perform(Optional.of(socket), socket.socket().label() + " " + words);
  }

  /** Makes a socket in the words of the shell; {@code more} is then said to it. */
  OpenSocket lineThatMakes(String words, String... more) {
    OpenSocket socket = perform(Optional.empty(), words).made().orElseThrow();
    for (String each : more) {
      line(handle(socket), each);
    }
    return socket;
  }

  /** The bytes that a payload, said so, would put on the wire. */
  byte[] bytesOf(Object[] payload) {
    StringJoiner words = new StringJoiner(" ");
    saying.words(payload, words);
    return Payload.parse(Line.parse(words.toString()).getFirst().words(), 0)
        .build(shell.world())
        .bytes();
  }

  /** What the script's {@code simulate} answers to these bytes. */
  Optional<byte[]> reply(byte[] received) {
    return simulations.stream()
        .map(simulation -> simulation.reply(received))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Reads the block of a simulation: {@code on} speaks to it. */
  void defining(Simulation simulation, Closure<?> block) {
    defined = Optional.of(simulation);
    try {
      block.call();
    } finally {
      defined = Optional.empty();
    }
  }

  Simulation defined() {
    return defined.orElseThrow(
        () ->
            new IllegalArgumentException("`on` stands in a block: simulate 'device', { on ... }"));
  }

  void simulate(Simulation simulation) {
    simulations.add(simulation);
  }

  /** Whether what came instead is to be taken, and the script be corrected. */
  boolean takes(Failure failure, Correction correction) {
    return terms.steps().takes(this, failure, correction);
  }

  /** Whether somebody may want the script corrected. */
  boolean mayBeCorrected() {
    return terms.steps().mayCorrect();
  }

  /** The line of the script that is being played. */
  String sourceLine() {
    return source.line(place.line());
  }

  Overheard heard() {
    return heard;
  }

  Saying saying() {
    return saying;
  }

  Place place() {
    return place;
  }

  void title(String title) {
    this.title = title;
  }

  /** A parameter: the value that was set from outside, else the one the script gives. */
  void parameter(String name, Object usual) {
    String set = terms.settings().get(name);
    variables.put(name, set == null ? usual : usual instanceof Number ? number(name, set) : set);
  }

  private static Integer number(String name, String set) {
    if (!set.matches("-?\\d{1,9}")) {
      throw new IllegalArgumentException(name + " is a number, and was set to `" + set + "`");
    }
    return Integer.valueOf(set);
  }

  Duration limit() {
    return limit;
  }

  void limit(Duration limit) {
    this.limit = limit;
    waiting = waiting.map(_ -> limit);
    session.settings().timeout(limit);
  }

  SocketHandle handle(OpenSocket socket) {
    return handles.computeIfAbsent(socket, each -> new SocketHandle(this, each));
  }
}
