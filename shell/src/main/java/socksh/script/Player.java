package socksh.script;

import groovy.lang.Closure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import socksh.command.Interpreter;
import socksh.session.LineEnd;
import socksh.session.OpenSocket;
import socksh.session.Session;
import socksh.session.Verdict;

/**
 * Plays one script in a session, from its first step to its last; what is not answered as it says
 * ends it.
 */
public final class Player {
  private static final Duration USUAL_LIMIT = Duration.ofSeconds(5);

  private final Session session;
  private final Interpreter shell;
  private final Terms terms;
  private final Part part;
  private final Overheard heard = new Overheard();
  private final Simulations simulations = new Simulations();
  private final Variables variables;
  private final Lines lines;
  private final Verbs verbs;
  private final Voices voices;
  private Duration limit = USUAL_LIMIT;
  private Optional<Duration> waiting = Optional.of(USUAL_LIMIT);
  private Place place = Place.START;
  private boolean keepsSockets;
  private String title = "";
  private Source source = new Source("", "");
  private @Nullable Object speaker;

  /**
   * @param part which side of the conversations it plays
   */
  Player(Interpreter shell, Terms terms, Part part) {
    this.session = shell.session();
    this.shell = shell;
    this.terms = terms;
    this.part = part;
    Vocabulary vocabulary = new Vocabulary(shell.catalog());
    Saying saying = new Saying(vocabulary, path -> source.file(path));
    this.variables = new Variables(this, vocabulary);
    this.lines = new Lines(this, saying, heard);
    this.verbs = new Verbs(this, vocabulary, saying, heard, part);
    this.voices = new Voices(this);
  }

  /** A voice of another one, for a thread of its own. */
  private Player(Player of) {
    this.session = of.session;
    this.shell = of.shell;
    this.terms = of.terms.with(Steps.UNWATCHED);
    this.part = Part.AS_WRITTEN;
    Vocabulary vocabulary = new Vocabulary(shell.catalog());
    Saying saying = new Saying(vocabulary, path -> of.source.file(path));
    this.variables = of.variables;
    this.lines = new Lines(this, saying, heard);
    this.verbs = new Verbs(this, vocabulary, saying, heard, part);
    this.voices = of.voices;
  }

  /** One who plays closures of the same script, with its variables, on the calling thread. */
  Player voice() {
    return new Player(voices.root());
  }

  /** Who else plays the script. */
  Voices voices() {
    return voices;
  }

  private boolean isVoice() {
    return !voices.isRoot(this);
  }

  /** Does something that may take its time; closures let others speak meanwhile. */
  @Nullable Object aside(Supplier<@Nullable Object> deed) {
    if (!isVoice()) {
      return deed.get();
    }
    limit = voices.root().limit;
    waiting = Optional.of(limit);
    session.watch(heard);
    try {
      return voices.aside(deed);
    } finally {
      session.unwatch(heard);
    }
  }

  /** A place, for whoever has to find it. */
  String where(Place where) {
    return source.name().isEmpty()
        ? "line " + where.line() + ", column " + where.column()
        : source.name() + ":" + where.line() + ":" + where.column();
  }

  /** Plays a script from its first step to its last; what it opened is closed at the end. */
  Result play(Source source, SessionScript script) {
    long began = session.now();
    List<OpenSocket> before = session.sockets().all();
    session.watch(heard);
    this.source = source;
    try (var _ = KeptSettings.of(session.settings())) {
      script.playedBy(this);
      limit(limit);
      session.settings().lineEnd(LineEnd.CRLF);
      run(script);
      return result(source, Verdict.DONE, Optional.empty(), began);
    } catch (StepFailed | ScriptWrong ended) {
      Failure failure = Failure.of(ended);
      return result(source, failure.verdict(), Optional.of(failure), began);
    } catch (Left left) {
      keepsSockets = left.after() == Left.After.TAKE_OVER;
      throw left;
    } catch (RuntimeException | AssertionError thrown) {
      Failure failure = Failure.of(new ScriptWrong(place, thrown.toString(), ""));
      return result(source, Verdict.WRONG, Optional.of(failure), began);
    } finally {
      session.unwatch(heard);
      if (!keepsSockets) {
        part.end(this);
        lines.closeAllBut(before);
      }
    }
  }

  private void run(SessionScript script) {
    try {
      script.run();
      lines.letAnswersFinish();
    } catch (StepFailed | ScriptWrong ended) {
      terms.steps().failed(this, Failure.of(ended));
      throw ended;
    }
  }

  /** Makes it ready for a script that is not there. */
  Verbs warm() {
    session.watch(heard);
    limit(limit);
    session.settings().lineEnd(LineEnd.CRLF);
    return verbs;
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

  /** Plays a block of a script that stays at work; no wait in it is without a limit. */
  @Nullable Object converse(Closure<?> block) {
    session.watch(heard);
    try (var _ = KeptSettings.of(session.settings())) {
      limit(USUAL_LIMIT);
      return guarded(block::call);
    } finally {
      session.unwatch(heard);
    }
  }

  private Result result(Source source, Verdict verdict, Optional<Failure> failure, long began) {
    long took = session.now() - began;
    return voices.result(new Result(source, title, verdict, place, failure, took));
  }

  // --- what the script says ---

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
    if (isVoice()) {
      voices.offer();
    }
    terms.steps().before(this, where);
  }

  /** Does something of Groovy's; what goes wrong there is told with the place in the script. */
  @Nullable Object guarded(Supplier<@Nullable Object> deed) {
    try {
      return deed.get();
    } catch (RuntimeException thrown) {
      throw Members.wrong(place, thrown);
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

  // --- what the words of the language work with ---

  Verbs verbs() {
    return verbs;
  }

  Variables variables() {
    return variables;
  }

  Lines lines() {
    return lines;
  }

  Simulations simulations() {
    return simulations;
  }

  /** What a word does that is no command, if it is one. */
  @Nullable OwnWord word(String name) {
    OwnWord more = terms.words().find(name);
    return more == null ? OwnWords.find(name) : more;
  }

  /** The value that was given from outside to a parameter. */
  @Nullable String setting(String name) {
    return terms.settings().get(name);
  }

  /** The session it is played in. */
  public Session session() {
    return session;
  }

  Interpreter shell() {
    return shell;
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
    return source.rows(place.line());
  }

  /** A socket as the script holds it. */
  public SocketHandle handle(OpenSocket socket) {
    return variables.handle(socket);
  }

  /** Where the script is. */
  public Place place() {
    return place;
  }

  void title(String title) {
    this.title = title;
  }

  Duration limit() {
    return limit;
  }

  void limit(Duration limit) {
    this.limit = limit;
    waiting = waiting.map(_ -> limit);
    session.settings().timeout(limit);
  }

  /** What a wait without a limit is given; empty where somebody is there to end it. */
  Optional<Duration> waiting() {
    return waiting;
  }
}
