package socksh.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Fd;
import socksh.kernel.Kernel;
import socksh.kernel.Outcome;

/**
 * One sitting at the shell: makes calls, writes them down, shows them. Safe for use by several
 * threads; views see one event at a time.
 */
public final class Session {
  private final Kernel kernel;
  private final LongSupplier nanos;
  private final long began;
  private final Audience audience;
  private final Settings settings = new Settings();
  private final Sockets sockets;
  private final Naming naming;
  private final AtomicLong lastId = new AtomicLong();
  private final AtomicLong nanosInCalls = new AtomicLong();
  private final Assignments assignments = new Assignments();
  private final Interrupts interrupts;
  private final Chronicle chronicle;
  private final List<Runnable> goodbyes = new CopyOnWriteArrayList<>();
  private final List<Ongoing> ongoing = new CopyOnWriteArrayList<>();
  private volatile @Nullable Thread ender;

  /**
   * @param nanos a clock in nanoseconds that never goes back
   * @param views who sees the events, in this order
   */
  public Session(Kernel kernel, LongSupplier nanos, List<View> views) {
    this.kernel = kernel;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
    this.audience = new Audience(views);
    this.interrupts = new Interrupts(kernel);
    this.sockets = new Sockets(settings);
    this.naming = new Naming(sockets);
    this.chronicle = new Chronicle(this, audience);
  }

  /** Makes the call that a line asked for, on the record. Blocks as long as the call does. */
  public Outcome perform(Call call) {
    return perform(call, call, Purpose.ASKED);
  }

  /** Makes a call that is a step of a longer command, on the record. */
  public Outcome step(Call call) {
    return perform(call, call, Purpose.STEP);
  }

  /**
   * Makes one call of which only {@code told} goes on the record: the same call with its secrets
   * struck out.
   */
  public Outcome perform(Call call, Call told, Purpose purpose) {
    long id = lastId.incrementAndGet();
    Event.Labels labels = naming.of(call);
    Optional<OpenSocket> kept = sockets.kept(labels);
    publish(new Event.Entered(now(), id, purpose, labels, told));
    if (kept.isEmpty() && call instanceof Call.Close(Fd fd)) {
      letGo(fd);
    }
    long before = now();
    Outcome outcome = kept.isPresent() ? throughKeeper(kept.get(), call) : kernel.perform(call);
    long after = now();
    nanosInCalls.addAndGet(after - before);
    sockets.follow(call, outcome);
    Event.Labels known = naming.with(labels, outcome);
    if (outcome instanceof Outcome.Failure(var no) && no == Errno.EINTR && closedMeanwhile()) {
      known = known.closedMeanwhile();
    }
    stood(
        new Event.Returned(
            after, id, purpose, known, told, outcome, after - before, Struck.out(call, told)));
    return outcome;
  }

  private Outcome throughKeeper(OpenSocket socket, Call call) {
    return socket
        .keeper()
        .map(keeper -> keeper.perform(socket, call, () -> kernel.perform(call)))
        .orElseGet(() -> kernel.perform(call));
  }

  /** Writes down, as one call and its answer, what was done below the journal. */
  public void told(Call call, Outcome outcome, long took) {
    sockets.follow(call, outcome);
    stood(
        new Event.Returned(
            now(), lastId.incrementAndGet(), Purpose.ASKED, naming.of(call), call, outcome, took));
  }

  /** Publishes an answer and, where somebody wants to know, how its sockets stood then. */
  private void stood(Event.Returned returned) {
    publish(returned);
    chronicle.after(returned).ifPresent(this::publish);
  }

  /**
   * From now on, after each call, the states of the sockets that it touched go on the record, and
   * those of their other ends: {@link Event.Stood}. A look costs some ten microseconds.
   */
  public void lookOut() {
    chronicle.lookOut();
  }

  /** Puts on the record how every socket stands now, as far as that is news. */
  public void lookAround() {
    chronicle.lookOut().around().ifPresent(this::publish);
  }

  /**
   * Before a descriptor is given back: its number may be another socket's an instant later, and a
   * call that still waits on it would keep the kernel from closing it; see close(2).
   */
  private void letGo(Fd fd) {
    sockets.remove(fd).filter(_ -> ender == null).ifPresent(interrupts::stopOthers);
  }

  /**
   * Does something that goes on the record and that nobody in front of the stage sees: what has to
   * be there before a person comes.
   */
  public void offstage(Runnable deed) {
    audience.offstage(deed);
  }

  /** The deed for another thread: off the stage where the caller is. */
  public Runnable asHere(Runnable deed) {
    return audience.asHere(deed);
  }

  /** From now on this view sees the events too. */
  public void watch(View view) {
    audience.add(view);
  }

  /** Whether somebody who watches wants every byte that is received. */
  public boolean isWatchedClosely() {
    return audience.wantsBytes();
  }

  /** This view has seen enough. */
  public void unwatch(View view) {
    audience.remove(view);
  }

  /** A command begins: what the calling thread makes happen from now on belongs to it. */
  public void begin(String line) {
    assignments.begin();
    publish(new Event.Typed(now(), line, sockets.current().map(OpenSocket::label).orElse("")));
  }

  /** The number of the command that the calling thread works for, or 0. */
  public long command() {
    return assignments.mine();
  }

  /** The calling thread works for a command that began elsewhere. */
  public void workFor(long number) {
    assignments.workFor(number);
  }

  /**
   * Writes an event down and shows it to every view. After the end only what the one who ends does:
   * what a line in the background meets then is our doing.
   */
  public void publish(Event event) {
    Thread last = ender;
    if (last == null || last == Thread.currentThread()) {
      chronicle.add(event, command());
    }
  }

  /** What goes over loopback; recorded from the moment it is switched on. */
  public Wire wire() {
    return chronicle.wire();
  }

  /**
   * Who is told of a view that threw; it is switched off by then. As long as nobody is, whoever
   * published the event gets the exception.
   */
  public void onBroken(Consumer<BrokenView> broken) {
    audience.onBroken(broken);
  }

  /** Says something that nobody asked for. */
  public void notice(Notice notice) {
    publish(new Event.Noticed(now(), notice));
    chronicle.after(notice).ifPresent(this::publish);
  }

  /** Gives a socket a name; another one that had it loses it. */
  public void name(OpenSocket socket, String name) {
    sockets.name(socket, name);
    publish(new Event.Named(now(), socket.label(), name));
  }

  /** A plain remark about what was just done. */
  public void remark(String sentence) {
    notice(new Notice.Remark(sentence));
  }

  /** Gives advice, unless it was switched off. */
  public void hint(String id, String sentence) {
    if (settings.hints().on() && !settings.silencedHints().contains(id)) {
      notice(new Notice.Hint(id, sentence));
    }
  }

  /** Shows an answer. */
  public void show(Report report) {
    publish(new Event.Shown(now(), report));
  }

  /** Does nothing for a while; Ctrl-C ends it. The kernel counts the time: poll(2) of nothing. */
  public void pause(Duration time) {
    step(new Call.Poll(List.of(), (int) Math.min(Integer.MAX_VALUE, time.toMillis())));
  }

  /** Does this before the session ends. */
  public void beforeEnd(Runnable goodbye) {
    goodbyes.add(goodbye);
  }

  /** From now on this goes on by itself. */
  public void goesOn(Ongoing begun) {
    ongoing.removeIf(Ongoing::isOver);
    ongoing.add(begun);
  }

  /** What goes on by itself now, the oldest first. */
  public List<Ongoing> ongoing() {
    return ongoing.stream().filter(each -> !each.isOver()).toList();
  }

  /** Closes every socket. What still waits in the background ends with the process, unheard. */
  public void end() {
    goodbyes.forEach(Runnable::run);
    goodbyes.clear();
    ender = Thread.currentThread();
    sockets.all().forEach(socket -> step(new Call.Close(socket.fd())));
    chronicle.end();
  }

  /** Nanoseconds since the session began. */
  public long now() {
    return nanos.getAsLong() - began;
  }

  /** All nanoseconds that were spent in system calls, waiting included. */
  public long nanosInCalls() {
    return nanosInCalls.get();
  }

  public Kernel kernel() {
    return kernel;
  }

  public Settings settings() {
    return settings;
  }

  public Sockets sockets() {
    return sockets;
  }

  public Journal journal() {
    return chronicle.journal();
  }

  /**
   * Ends what {@code thread} is doing for this session, and nothing else: its call gets EINTR and
   * its sequence stops. That thread says {@link #calm} when it is done.
   */
  public void interrupt(Thread thread) {
    interrupts.stop(thread, Interrupts.Why.CTRL_C);
  }

  /** Whether the calling thread was told to stop what it does. */
  public boolean interrupted() {
    return interrupts.isMine();
  }

  /** Whether it was told so because another line closed the socket that it works on. */
  public boolean closedMeanwhile() {
    return interrupts.isMine(Interrupts.Why.SOCKET_CLOSED);
  }

  /** The calling thread begins anew: what interrupted its last line is over. */
  public void calm() {
    interrupts.calm();
  }
}
