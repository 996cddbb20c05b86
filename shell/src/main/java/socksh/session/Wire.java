package socksh.session;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Capture;
import socksh.kernel.Errno;
import socksh.kernel.Outcome;
import socksh.kernel.Segment;
import socksh.kernel.Watch;

/**
 * What the session's sockets really send over loopback, as long as that is recorded. A segment
 * stands in the journal before whatever happened later; the ones that nobody here causes are read
 * by a thread of its own.
 */
public final class Wire {
  /** Readings of two clocks so few nanoseconds apart are as good as one. */
  private static final long CLOSE = 2_000;

  private static final int MOST_READINGS = 10;

  /** How far the two clocks may be apart at most, so that the last frame of all is not left out. */
  private static final long APART = 1_000_000;

  private static final long NANOS_IN_SECOND = 1_000_000_000;

  /** How many segments one command may bring into the journal, so that it holds other things. */
  private static final int MOST_OF_A_COMMAND = 2000;

  /** How many frames are read before others get a turn. */
  private static final int MOST_AT_ONCE = 256;

  /**
   * The kernel begins to stamp packets a moment after it was asked to, and until then says the time
   * at which they are read; see net_enable_timestamp() in net/core/dev.c.
   */
  private static final long SETTLING = 100_000_000;

  private final Parties parties;
  private final LongSupplier now;
  private final Consumer<Event> journal;
  private final Object turn;
  private final Deque<Event.Captured> waiting = new ArrayDeque<>();
  private @Nullable Capture capture;
  private volatile @Nullable Watch watch;
  private long began;
  private long lastAt;
  private int ofThisCommand;
  private long kept;
  private long passedOver;
  private long dropped;

  /** How much was recorded since the session began. */
  public record Account(boolean on, long kept, long passedOver, long dropped) {}

  /**
   * @param now nanoseconds since the session began
   * @param journal who gets the segments, in order
   * @param turn held by whoever writes into the journal
   */
  Wire(Parties parties, LongSupplier now, Consumer<Event> journal, Object turn) {
    this.parties = parties;
    this.now = now;
    this.journal = journal;
    this.turn = turn;
  }

  /** Begins to record, or goes on; EPERM without the right CAP_NET_RAW, EMFILE without room. */
  public Outcome on() {
    synchronized (turn) {
      if (capture != null) {
        return new Outcome.Done(0);
      }
      Capture made = new Capture();
      Outcome opened = made.open();
      return opened.ok() ? record(made) : opened;
    }
  }

  private Outcome record(Capture made) {
    try {
      Watch mine = new Watch();
      mine.add(made.fd());
      capture = made;
      watch = mine;
      began = now.getAsLong();
      parties.learnAll();
      Thread.ofPlatform().daemon().name("capture").start(() -> follow(mine));
      return new Outcome.Done(0);
    } catch (IOException none) {
      made.close();
      return new Outcome.Failure(Errno.EMFILE);
    }
  }

  /** Records no more. What was sent so far is in the journal. */
  public void off() {
    synchronized (turn) {
      Watch mine = watch;
      Capture gone = capture;
      if (mine == null || gone == null) {
        return;
      }
      upTo(now.getAsLong() + APART);
      watch = null;
      capture = null;
      mine.close();
      gone.close();
      dropped += gone.dropped();
    }
  }

  /** How much was recorded. */
  public Account account() {
    synchronized (turn) {
      Capture mine = capture;
      long now = mine == null ? 0 : mine.dropped();
      return new Account(mine != null, kept, passedOver, dropped + now);
    }
  }

  private void follow(Watch mine) {
    while (watch == mine) {
      mine.await(-1);
      boolean more = true;
      while (more) {
        synchronized (turn) {
          more = watch == mine && read(Long.MAX_VALUE);
          write(Long.MAX_VALUE);
        }
      }
    }
  }

  /** Writes down first what was sent before this event. */
  void before(Event event) {
    if (capture == null) {
      return;
    }
    if (event instanceof Event.Typed) {
      ofThisCommand = 0;
    }
    upTo(event.at());
    parties.follow(event);
  }

  private void upTo(long limit) {
    boolean more = true;
    while (more) {
      more = read(limit);
    }
    write(limit);
  }

  /** Reads some frames, up to one that was sent after the limit; whether there may be more. */
  private boolean read(long limit) {
    if (capture == null) {
      return false;
    }
    long zero = zero();
    boolean learnt = false;
    for (int i = 0; i < MOST_AT_ONCE; i++) {
      var sent = Objects.requireNonNull(capture).next();
      if (sent.isEmpty()) {
        return false;
      }
      long at = Math.max(lastAt, Math.min(now.getAsLong(), sent.get().realtime() + zero));
      learnt |= take(at, sent.get().segment(), learnt);
      if (at > limit) {
        return false;
      }
    }
    return true;
  }

  /**
   * What makes a time of the session out of one since 1970. The two clocks are read one after the
   * other: where something came between, they are read again.
   */
  private long zero() {
    long zero = 0;
    long closest = Long.MAX_VALUE;
    for (int i = 0; i < MOST_READINGS && closest > CLOSE; i++) {
      long before = now.getAsLong();
      long realtime = realtime();
      long between = now.getAsLong() - before;
      if (between < closest) {
        closest = between;
        zero = before + between / 2 - realtime;
      }
    }
    return zero;
  }

  private static long realtime() {
    Instant now = Instant.now();
    return now.getEpochSecond() * NANOS_IN_SECOND + now.getNano();
  }

  /**
   * Keeps a segment if it is ours.
   *
   * @return whether the sockets had to be asked for their names
   */
  private boolean take(long at, Segment segment, boolean learnt) {
    lastAt = at;
    var event = parties.event(at, segment);
    boolean opens = segment.has(Segment.Flag.SYN) && !segment.has(Segment.Flag.ACK);
    boolean ask = opens || event.isEmpty() && !learnt;
    if (ask) {
      parties.learnFrom(segment);
      event = parties.event(at, segment);
    }
    event.ifPresent(this::keep);
    return ask;
  }

  /** Of a flood the beginnings and ends of connections are kept, and the rest is counted. */
  private void keep(Event.Captured event) {
    boolean plain =
        !event.segment().has(Segment.Flag.SYN)
            && !event.segment().has(Segment.Flag.FIN)
            && !event.segment().has(Segment.Flag.RST);
    if (++ofThisCommand > MOST_OF_A_COMMAND && plain) {
      passedOver++;
    } else {
      kept++;
      waiting.add(event);
    }
  }

  private void write(long limit) {
    boolean settling = now.getAsLong() - began < SETTLING;
    while (!waiting.isEmpty() && (settling || waiting.peek().at() <= limit)) {
      Event.Captured next = waiting.poll();
      long at = Math.min(limit, next.at());
      journal.accept(new Event.Captured(at, next.from(), next.to(), next.segment()));
    }
  }
}
