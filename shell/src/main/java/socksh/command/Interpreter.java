package socksh.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import socksh.lab.Entry;
import socksh.lab.Running;
import socksh.language.Line;
import socksh.language.Misunderstood;
import socksh.server.Answerer;
import socksh.server.Servers;
import socksh.session.Event;
import socksh.session.Notice;
import socksh.session.Programs;
import socksh.session.Session;
import socksh.session.Verdict;

/** Does what a typed text says, one command after the other, until one fails. */
public final class Interpreter {
  private final Session session;
  private final Catalog catalog;
  private final World world;
  private final AtomicInteger jobs = new AtomicInteger();
  private final Set<Thread> inBackground = ConcurrentHashMap.newKeySet();
  private final Optional<Pipe> pipe;
  private final OtherLanguage other;
  private final LazyLab lab = new LazyLab();
  private final Servers servers;
  private volatile boolean leaving;
  private volatile Consumer<String> afterwards = text -> {};

  /** An interpreter whose received bytes go to views only. */
  public Interpreter(Session session, Catalog catalog, World world) {
    this(session, catalog, world, Optional.empty(), OtherLanguage.NONE);
  }

  /**
   * An interpreter of commands and of another language.
   *
   * @param pipe where received bytes go, if not to views only
   */
  public Interpreter(
      Session session, Catalog catalog, World world, Optional<Pipe> pipe, OtherLanguage other) {
    this.session = session;
    this.servers = new Servers(session);
    this.catalog = catalog;
    this.world = world;
    this.pipe = pipe;
    this.other = other;
  }

  /** Does what a text says. The whole text is read for its words before anything is done. */
  public Verdict interpret(String text) {
    session.calm();
    try {
      Parts parts = new Parts(text, this);
      if (parts.problem().isPresent()) {
        throw new Misunderstood(parts.problem().get());
      }
      return all(parts.all());
    } catch (Misunderstood misunderstood) {
      session.publish(new Event.Refused(session.now(), text, misunderstood.problem()));
      return Verdict.WRONG;
    } finally {
      session.calm();
      afterwards.accept(text);
    }
  }

  /** Who is told of each text when it was done, on the thread that did it: a teacher, say. */
  public void afterwards(Consumer<String> told) {
    this.afterwards = told;
  }

  /**
   * Does one command for somebody who wants its answer and not only its verdict.
   *
   * @param text one command, without a semicolon outside quotes and without an ampersand
   */
  public Answer perform(String text) {
    return perform(text, Optional.empty());
  }

  /**
   * The same, of a command whose server asks somebody for its answers.
   *
   * @param answerer who that is
   */
  public Answer perform(String text, Optional<Answerer> answerer) {
    long outer = session.command();
    try {
      Line line = Line.parse(text).getFirst();
      session.begin(text);
      Invocation invocation =
          new Invocation(
              catalog.read(line, world, session.sockets()), this, Programs.Sayer.SCRIPT, answerer);
      Verdict verdict = invocation.command().deed().perform(invocation);
      tellMade(invocation);
      return new Answer(verdict, invocation.madeSocket());
    } catch (Misunderstood misunderstood) {
      session.publish(new Event.Refused(session.now(), text, misunderstood.problem()));
      return new Answer(Verdict.WRONG, Optional.empty());
    } finally {
      session.workFor(outer);
    }
  }

  /** Understands a text that may still be in the making, as far as it can be; never throws. */
  public Study study(String text) {
    return new MixedStudy(text, new Parts(text, this).phrases(), this);
  }

  /** Whether a text goes on with the next line: its last part is a phrase that is still open. */
  public boolean isUnfinished(String text) {
    if (!other.mayGoOn(text)) {
      return false;
    }
    List<Parts.Part> parts = new Parts(text, this).all();
    return !parts.isEmpty()
        && parts.getLast() instanceof Parts.Part.Other(Phrase phrase)
        && phrase.isOpen();
  }

  /** Whether no other line is in the background. */
  boolean isAtRest() {
    return inBackground.stream().allMatch(Thread.currentThread()::equals);
  }

  /** Nothing more is to be done: the person leaves. */
  public void leave() {
    leaving = true;
  }

  /** Whether the person leaves. */
  public boolean leaving() {
    return leaving;
  }

  /** Closes what is still open and stops the lab, so that nothing outlives the session. */
  public void finish() {
    session.end();
    try {
      lab.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Verdict all(List<Parts.Part> parts) {
    for (Parts.Part part : parts) {
      Verdict verdict =
          switch (part) {
            case Parts.Part.Typed(Line line) -> one(line);
            case Parts.Part.Other(Phrase phrase) -> other(phrase);
          };
      if (verdict != Verdict.DONE || leaving) {
        return verdict;
      }
    }
    return Verdict.DONE;
  }

  private Verdict other(Phrase phrase) {
    session.begin(phrase.text());
    return other.perform(phrase, this);
  }

  private Verdict one(Line line) {
    session.begin(line.text());
    for (String notice : line.notices()) {
      session.remark(notice);
    }
    Request request = read(line);
    if (request.mode() == Request.Mode.BACKGROUND) {
      long command = session.command();
      Thread worker =
          Thread.ofPlatform()
              .daemon()
              .name("background")
              .unstarted(session.asHere(() -> inBackground(request, command)));
      inBackground.add(worker);
      worker.start();
      return Verdict.DONE;
    }
    Invocation invocation = typed(request);
    Verdict verdict = request.command().deed().perform(invocation);
    tellMade(invocation);
    return verdict;
  }

  private Invocation typed(Request request) {
    return new Invocation(request, this, Programs.Sayer.PERSON, Optional.empty());
  }

  private void tellMade(Invocation invocation) {
    if (invocation.madeSocket().isPresent()) {
      other.made(invocation.madeSocket().get());
    }
  }

  private Request read(Line line) {
    try {
      return catalog.read(line, world, session.sockets());
    } catch (Misunderstood bad) {
      throw Commas.explained(line, bad);
    }
  }

  /** It is at rest only when its end is told: who waits for it is told first. */
  private void inBackground(Request request, long command) {
    try {
      background(request, command);
    } finally {
      inBackground.remove(Thread.currentThread());
    }
  }

  private void background(Request request, long command) {
    session.workFor(command);
    int job = jobs.incrementAndGet();
    Verdict verdict = Verdict.WRONG;
    try {
      verdict = request.command().deed().perform(typed(request));
    } catch (Misunderstood misunderstood) {
      session.publish(
          new Event.Refused(session.now(), request.line().source(), misunderstood.problem()));
    } finally {
      session.calm();
    }
    session.notice(new Notice.BackgroundDone(job, request.line().text(), verdict));
  }

  public Session session() {
    return session;
  }

  public Catalog catalog() {
    return catalog;
  }

  public World world() {
    return world;
  }

  OtherLanguage other() {
    return other;
  }

  /** What a sample of the lab has received since then, oldest first; nothing if it is not there. */
  public List<byte[]> heard(String sample, Instant since) {
    return lab.running(sample).map(Running::log).orElse(List.of()).stream()
        .filter(entry -> entry.kind() == Entry.Kind.RECEIVED && entry.time().isAfter(since))
        .map(Entry::bytes)
        .toList();
  }

  LazyLab lab() {
    return lab;
  }

  Servers servers() {
    return servers;
  }

  Optional<Pipe> pipe() {
    return pipe;
  }
}
