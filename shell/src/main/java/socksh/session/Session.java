package socksh.session;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
  /** A thread and the command it works for; looking at one is cheaper than a thread's own. */
  private record Working(Thread thread, long command) {}

  /** What ends the work of a thread early. */
  private enum Stop {
    CTRL_C,
    SOCKET_CLOSED
  }

  private final Kernel kernel;
  private final LongSupplier nanos;
  private final long began;
  private final List<View> views;
  private final Settings settings = new Settings();
  private final Journal journal = new Journal();
  private final Sockets sockets;
  private final Naming naming;
  private final AtomicLong lastId = new AtomicLong();
  private final AtomicLong nanosInCalls = new AtomicLong();
  private final AtomicLong lastCommand = new AtomicLong();
  private final ThreadLocal<Long> command = ThreadLocal.withInitial(() -> 0L);
  private volatile Working latest = new Working(Thread.currentThread(), 0);
  private final Set<Thread> offstage = ConcurrentHashMap.newKeySet();
  private final List<Runnable> goodbyes = new CopyOnWriteArrayList<>();
  private volatile @Nullable Thread ender;
  private volatile @Nullable Lookout lookout;
  private volatile @Nullable Wire wire;
  private volatile Consumer<BrokenView> broken =
      view -> {
        throw view;
      };
  private final Map<Thread, Stop> stopped = new ConcurrentHashMap<>();

  /**
   * @param nanos a clock in nanoseconds that never goes back
   * @param views who sees the events, in this order
   */
  public Session(Kernel kernel, LongSupplier nanos, List<View> views) {
    this.kernel = kernel;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
    this.views = new CopyOnWriteArrayList<>(views);
    this.sockets = new Sockets(settings);
    this.naming = new Naming(sockets);
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
    publish(new Event.Entered(now(), id, purpose, labels, told));
    if (call instanceof Call.Close(Fd fd)) {
      letGo(fd);
    }
    long before = now();
    Outcome outcome = kernel.perform(call);
    long after = now();
    nanosInCalls.addAndGet(after - before);
    sockets.follow(call, outcome);
    Event.Labels known = naming.with(labels, outcome);
    if (outcome instanceof Outcome.Failure(var no) && no == Errno.EINTR && closedMeanwhile()) {
      known = known.closedMeanwhile();
    }
    stood(new Event.Returned(after, id, purpose, known, told, outcome, after - before));
    return outcome;
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
    Lookout looking = lookout;
    if (looking != null) {
      looking.after(returned).ifPresent(this::publish);
    }
  }

  /**
   * From now on, after each call, the states of the sockets that it touched go on the record, and
   * those of their other ends: {@link Event.Stood}. A look costs some ten microseconds.
   */
  public synchronized void lookOut() {
    if (lookout == null) {
      lookout = new Lookout(this);
    }
  }

  /** Puts on the record how every socket stands now, as far as that is news. */
  public void lookAround() {
    lookOut();
    Lookout looking = lookout;
    if (looking != null) {
      looking.around().ifPresent(this::publish);
    }
  }

  /**
   * Before a descriptor is given back: its number may be another socket's an instant later, and a
   * call that still waits on it would keep the kernel from closing it; see close(2).
   */
  private void letGo(Fd fd) {
    Optional<OpenSocket> gone = sockets.remove(fd);
    if (ender != null) {
      return;
    }
    gone.stream()
        .flatMap(socket -> socket.work().threads().stream())
        .filter(thread -> thread != Thread.currentThread())
        .distinct()
        .forEach(thread -> stop(thread, Stop.SOCKET_CLOSED));
  }

  /**
   * Does something that goes on the record and that nobody in front of the stage sees: what has to
   * be there before a person comes.
   */
  public void offstage(Runnable deed) {
    boolean first = offstage.add(Thread.currentThread());
    try {
      deed.run();
    } finally {
      if (first) {
        offstage.remove(Thread.currentThread());
      }
    }
  }

  /** From now on this view sees the events too. */
  public void watch(View view) {
    views.add(view);
  }

  /** Whether somebody who watches wants every byte that is received. */
  public boolean isWatchedClosely() {
    return views.stream().anyMatch(View::wantsBytes);
  }

  /** This view has seen enough. */
  public void unwatch(View view) {
    views.remove(view);
  }

  /** A command begins: what the calling thread makes happen from now on belongs to it. */
  public void begin(String line) {
    workFor(lastCommand.incrementAndGet());
    publish(new Event.Typed(now(), line, sockets.current().map(OpenSocket::label).orElse("")));
  }

  /** The number of the command that the calling thread works for, or 0. */
  public long command() {
    Working working = latest;
    return working.thread() == Thread.currentThread() ? working.command() : command.get();
  }

  /** The calling thread works for a command that began elsewhere. */
  public void workFor(long number) {
    command.set(number);
    latest = new Working(Thread.currentThread(), number);
  }

  /**
   * Writes an event down and shows it to every view. After the end only what the one who ends does:
   * what a line in the background meets then is our doing.
   */
  public void publish(Event event) {
    Thread last = ender;
    if (last != null && last != Thread.currentThread()) {
      return;
    }
    synchronized (views) {
      Wire recording = wire;
      if (recording != null) {
        recording.before(event);
      }
      write(event, command());
    }
  }

  private void write(Event event, long command) {
    journal.add(event, command);
    boolean hidden = !offstage.isEmpty() && offstage.contains(Thread.currentThread());
    for (View view : views) {
      if (!hidden || view.isBackstage()) {
        see(view, event);
      }
    }
  }

  /** What goes over loopback; recorded from the moment it is switched on. */
  public Wire wire() {
    synchronized (views) {
      Wire made = wire;
      if (made == null) {
        made = new Wire(new Parties(kernel, sockets), this::now, event -> write(event, 0), views);
        wire = made;
      }
      return made;
    }
  }

  /** One view's fault is not the others': they go on seeing, and the caller goes on. */
  private void see(View view, Event event) {
    try {
      view.see(event);
    } catch (OutputGone gone) {
      throw gone;
    } catch (RuntimeException why) {
      views.remove(view);
      broken.accept(new BrokenView(view, why));
    }
  }

  /**
   * Who is told of a view that threw; it is switched off by then. As long as nobody is, whoever
   * published the event gets the exception.
   */
  public void onBroken(Consumer<BrokenView> broken) {
    this.broken = broken;
  }

  /** Says something that nobody asked for. */
  public void notice(Notice notice) {
    publish(new Event.Noticed(now(), notice));
    Lookout looking = lookout;
    if (looking != null) {
      looking.after(notice).ifPresent(this::publish);
    }
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

  /** Closes every socket. What still waits in the background ends with the process, unheard. */
  public void end() {
    goodbyes.forEach(Runnable::run);
    goodbyes.clear();
    ender = Thread.currentThread();
    sockets.all().forEach(socket -> step(new Call.Close(socket.fd())));
    Lookout looking = lookout;
    if (looking != null) {
      looking.close();
    }
    Wire recording = wire;
    if (recording != null) {
      recording.off();
    }
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
    return journal;
  }

  /**
   * Ends what {@code thread} is doing for this session, and nothing else: its call gets EINTR and
   * its sequence stops. That thread says {@link #calm} when it is done.
   */
  public void interrupt(Thread thread) {
    stop(thread, Stop.CTRL_C);
  }

  private void stop(Thread thread, Stop why) {
    stopped.put(thread, why);
    kernel.interrupt(thread, () -> stopped.containsKey(thread));
  }

  /** Whether the calling thread was told to stop what it does. */
  public boolean interrupted() {
    return stopped.containsKey(Thread.currentThread());
  }

  /** Whether it was told so because another line closed the socket that it works on. */
  public boolean closedMeanwhile() {
    return stopped.get(Thread.currentThread()) == Stop.SOCKET_CLOSED;
  }

  /** The calling thread begins anew: what interrupted its last line is over. */
  public void calm() {
    stopped.remove(Thread.currentThread());
  }
}
