package socksh.session;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Kind;
import socksh.kernel.Outcome;

/**
 * Receives from one socket what somebody wants, within one limit of time. A delimiter is looked for
 * with MSG_PEEK and then exactly what belongs to it is received, so that what follows stays in the
 * kernel. Bytes that came before a time-out are held by the socket for the next who asks.
 */
public final class Receiving {
  /** The most bytes one recv(2) is asked for when nobody says. */
  public static final int ROOM = 65_536;

  /** The most bytes that are held without an end in sight. */
  static final int MOST_HELD = 64 * 1024 * 1024;

  private static final byte[] NOTHING = {};
  private static final Set<Call.Flag> PEEK = Set.of(Call.Flag.MSG_PEEK);
  private static final Set<Call.Flag> WHOLE_LENGTH = Set.of(Call.Flag.MSG_TRUNC);
  private static final Set<Call.Flag> NO_FLAGS = Set.of();

  private final Session session;
  private final OpenSocket socket;
  private final long patience;
  private final long deadline;
  private final long began;
  private int calls;

  /**
   * Everything must have happened within {@code timeout} from now; for all of a stream, which may
   * be long, it is the longest silence.
   */
  public Receiving(Session session, OpenSocket socket, Duration timeout) {
    this.session = session;
    this.socket = socket;
    this.began = session.now();
    this.patience = timeout.toNanos();
    this.deadline = began + patience;
  }

  /** Receives, and tells what came of it; the caller shows it. */
  public Report.Received receive(Wanted wanted) {
    try (var _ = socket.work().claim()) {
      Ending turn = socket.work().turn().await(session, deadline);
      return turn == Ending.COMPLETE
          ? receiveInTurn(wanted)
          : report(wanted, Arrival.stopped(turn, NOTHING));
    }
  }

  private Report.Received receiveInTurn(Wanted wanted) {
    try {
      Arrival arrival = arrival(wanted);
      socket.held(arrival.held());
      return report(wanted, arrival);
    } finally {
      socket.work().turn().over();
    }
  }

  private Report.Received report(Wanted wanted, Arrival arrival) {
    return truly(wanted, arrival).report(socket.label(), wanted, calls, session.now() - began);
  }

  /** What is told of it: whoever waits on a socket that is closed gets EINTR, as for Ctrl-C. */
  private Arrival truly(Wanted wanted, Arrival arrival) {
    if (arrival.ending() == Ending.INTERRUPTED && session.closedMeanwhile()) {
      return arrival.with(Ending.CLOSED);
    }
    return isOldNews(wanted, arrival) ? arrival.withoutNote() : arrival;
  }

  /** A peer whose lines all end alike is spoken of once. */
  private boolean isOldNews(Wanted wanted, Arrival arrival) {
    return wanted instanceof Wanted.Line
        && arrival
            .lineEnd()
            .filter(end -> end != socket.lineEnd() && !socket.isNews(end))
            .isPresent();
  }

  private Arrival arrival(Wanted wanted) {
    return switch (wanted) {
      case Wanted.Once(int most, _) -> once(most);
      case Wanted.Exactly _ -> collect(wanted);
      case Wanted.Same _, Wanted.Line _, Wanted.Until _, Wanted.Match _ -> framed(wanted);
      case Wanted.Idle(Duration quiet) -> untilQuiet(quiet);
      case Wanted.All _ -> collect(wanted);
    };
  }

  // --- one call ---------------------------------------------------------------------------------

  private Arrival once(int most) {
    byte[] held = socket.held();
    if (held.length > 0) {
      return Arrival.complete(held, Math.min(most, held.length));
    }
    Optional<Arrival> stopped = socket.blocking() ? await(NOTHING) : Optional.empty();
    return stopped.orElseGet(() -> received(receiveNow(most, Purpose.ASKED)));
  }

  private Arrival received(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Received(byte[] bytes, long length, Optional<Address> from) -> {
        if (socket.kind() == Kind.DGRAM) {
          yield Arrival.datagram(bytes, length, from);
        }
        yield bytes.length == 0 ? ended(NOTHING) : Arrival.complete(bytes, bytes.length);
      }
      default -> Arrival.refused(outcome.errno().orElse(Errno.EIO), NOTHING);
    };
  }

  private Outcome receiveNow(int most, Purpose purpose) {
    calls++;
    Call call =
        socket.kind() == Kind.DGRAM
            ? new Call.RecvFrom(socket.fd(), most, WHOLE_LENGTH)
            : new Call.Recv(socket.fd(), most, NO_FLAGS);
    return session.perform(call, call, purpose);
  }

  // --- many calls -------------------------------------------------------------------------------

  /**
   * A given number of bytes, or all: each recv takes what there is and never more than is wanted.
   */
  private Arrival collect(Wanted wanted) {
    int enough = wanted instanceof Wanted.Exactly(int bytes) ? bytes : Integer.MAX_VALUE;
    byte[] held = socket.held();
    if (held.length >= enough) {
      return Arrival.complete(held, enough);
    }
    ByteArrayOutputStream data = new ByteArrayOutputStream(held.length + Math.min(enough, ROOM));
    data.writeBytes(held);
    while (data.size() < enough) {
      long limit = wanted instanceof Wanted.All ? session.now() + patience : deadline;
      Arrival stopped = takeMore(data, Math.min(enough - data.size(), ROOM), limit);
      if (stopped != null) {
        boolean done = wanted instanceof Wanted.All && stopped.ending() == Ending.END_OF_STREAM;
        return done ? Arrival.complete(data.toByteArray(), data.size()) : stopped;
      }
    }
    return Arrival.complete(data.toByteArray(), enough);
  }

  private Arrival untilQuiet(Duration quiet) {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    data.writeBytes(socket.held());
    while (true) {
      boolean first = data.size() == 0;
      long limit = first ? deadline : Math.min(deadline, session.now() + quiet.toNanos());
      Arrival stopped = takeMore(data, ROOM, limit);
      if (stopped != null) {
        boolean quietNow = stopped.ending() == Ending.TIMED_OUT && limit < deadline;
        boolean ended = stopped.ending() == Ending.END_OF_STREAM && !first;
        return quietNow || ended ? Arrival.complete(data.toByteArray(), data.size()) : stopped;
      }
    }
  }

  /** Adds what one recv gives to {@code data}; not null when it is over. */
  private @Nullable Arrival takeMore(ByteArrayOutputStream data, int most, long limit) {
    Optional<Arrival> stopped = await(data, limit);
    if (stopped.isPresent()) {
      return stopped.get();
    }
    Outcome outcome = receiveNow(most, Purpose.STEP);
    if (!(outcome instanceof Outcome.Received(byte[] bytes, _, _))) {
      return Arrival.refused(outcome.errno().orElse(Errno.EIO), data.toByteArray());
    }
    if (bytes.length == 0 && socket.kind() == Kind.STREAM) {
      return ended(data.toByteArray());
    }
    data.writeBytes(bytes);
    return data.size() > MOST_HELD ? Arrival.stopped(Ending.TOO_LONG, data.toByteArray()) : null;
  }

  /** Up to a delimiter: peek, and take only what belongs to it. */
  private Arrival framed(Wanted wanted) {
    byte[] held = socket.held();
    Arrival there = Frame.in(held, wanted, socket.lineEnd());
    while (there == null) {
      Optional<Arrival> stopped = await(held);
      if (stopped.isPresent()) {
        return stopped.get();
      }
      calls++;
      Outcome peeked = session.step(new Call.Recv(socket.fd(), ROOM, PEEK));
      if (!(peeked instanceof Outcome.Received(byte[] ahead, _, _))) {
        return Arrival.refused(peeked.errno().orElse(Errno.EIO), held);
      }
      if (ahead.length == 0) {
        return endOfFramed(wanted, held);
      }
      byte[] both = Frame.joined(held, ahead);
      there = Frame.in(both, wanted, socket.lineEnd());
      int rest = there == null ? 0 : there.held().length;
      receiveNow(ahead.length - rest, Purpose.STEP);
      if (there == null && both.length > MOST_HELD) {
        return Arrival.stopped(Ending.TOO_LONG, both);
      }
      held = both;
      there = there == null ? null : there.withoutRest();
    }
    return there;
  }

  private Arrival endOfFramed(Wanted wanted, byte[] held) {
    return wanted instanceof Wanted.Line && held.length > 0 && !socket.wasReset()
        ? Frame.lastLine(held)
        : ended(held);
  }

  /** The kernel's 0: the end of the stream, unless a reset came before; it tells that only once. */
  private Arrival ended(byte[] data) {
    Arrival end = Arrival.ended(data);
    return socket.wasReset() ? end.with(Ending.RESET) : end;
  }

  // --- waiting ----------------------------------------------------------------------------------

  private Optional<Arrival> await(byte[] soFar) {
    Ending ending = awaitUntil(deadline);
    return ending == Ending.COMPLETE
        ? Optional.empty()
        : Optional.of(Arrival.stopped(ending, soFar));
  }

  private Optional<Arrival> await(ByteArrayOutputStream soFar, long limit) {
    Ending ending = awaitUntil(limit);
    return ending == Ending.COMPLETE
        ? Optional.empty()
        : Optional.of(Arrival.stopped(ending, soFar.toByteArray()));
  }

  private Ending awaitUntil(long limit) {
    return Waiting.readable(session, socket, limit);
  }
}
