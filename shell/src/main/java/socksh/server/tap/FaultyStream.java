package socksh.server.tap;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Call;
import socksh.kernel.Errno;
import socksh.kernel.Fd;
import socksh.kernel.Kernel;
import socksh.kernel.Outcome;
import socksh.kernel.Relay.End;
import socksh.kernel.Relay.Moved;
import socksh.session.Disturbance;

/**
 * One direction of a stream with faults on the wire. It takes what the source gives on the calling
 * thread and sends it on by the same, or by a {@link DelayLine} where it is late. How it ended is
 * known when everything that was under way is through: a FIN and a RST are late too.
 */
final class FaultyStream {
  private static final int PIECE = 64 * 1024;
  private static final int FOR_EVER = -1;

  private final Kernel kernel;
  private final Direction direction;
  private final Fd source;
  private final Fd target;
  private final Troubles troubles;
  private final Halt halt;
  private final @Nullable DelayLine late;
  private Optional<Errno> sourceFailure = Optional.empty();
  private volatile Optional<Errno> targetFailure = Optional.empty();
  private long done;
  private long due = System.nanoTime();

  FaultyStream(
      Kernel kernel, Direction direction, Fd source, Fd target, Troubles troubles, Halt halt) {
    this.kernel = kernel;
    this.direction = direction;
    this.source = source;
    this.target = target;
    this.troubles = troubles;
    this.halt = halt;
    this.late = troubles.delays() ? new DelayLine(this::send, halt) : null;
  }

  /**
   * Carries until the source ends, a side fails, or the direction is to be left as it is.
   *
   * @return empty where a fault ended it: {@link #isCut} tells which
   */
  Optional<Moved> run() {
    Optional<End> end = Optional.empty();
    while (end.isEmpty() && done < limit()) {
      end = next();
    }
    if (!drain(end)) {
      return Optional.of(new Moved(done, End.TARGET_FAILED, failure(targetFailure)));
    }
    return end.map(
        how ->
            new Moved(
                done, how, how == End.SOURCE_FAILED ? failure(sourceFailure) : Optional.empty()));
  }

  /** A side that was shut down meanwhile gives no reason. */
  private static Optional<Errno> failure(Optional<Errno> known) {
    return known.or(() -> Optional.of(Errno.EPIPE));
  }

  private long limit() {
    return Math.min(troubles.resetAfter(), troubles.silentAfter());
  }

  /** Whether both sides are to get a RST now. */
  boolean isCut() {
    return done >= troubles.resetAfter();
  }

  /** How many bytes it has taken. */
  long done() {
    return done;
  }

  // --- taking -----------------------------------------------------------------------------------

  private Optional<End> next() {
    if (!comes()) {
      return Optional.of(End.LEFT);
    }
    int most = (int) Math.min(PIECE, limit() - done);
    Outcome outcome = kernel.perform(new Call.Recv(source, most, Set.of()));
    if (outcome instanceof Outcome.Received(byte[] bytes, _, _)) {
      return bytes.length == 0 ? Optional.of(End.COMPLETE) : pass(bytes);
    }
    sourceFailure = outcome.errno();
    return isInterrupted(outcome) ? Optional.empty() : Optional.of(End.SOURCE_FAILED);
  }

  /** Waits for bytes or an end; false where this is to be left. */
  private boolean comes() {
    Call.Poll poll = new Call.Poll(List.of(new Call.Interest(source, true, false)), FOR_EVER);
    while (isInterrupted(kernel.perform(poll))) {}
    return direction.stays();
  }

  private static boolean isInterrupted(Outcome outcome) {
    return outcome.errno().filter(Errno.EINTR::equals).isPresent();
  }

  /**
   * Takes what still comes and lets it go nowhere, until its sender is gone.
   *
   * @return false where this is to be left before
   */
  boolean swallow() {
    long swallowed = 0;
    while (comes()) {
      Outcome outcome = kernel.perform(new Call.Recv(source, PIECE, Set.of()));
      if (outcome instanceof Outcome.Received(byte[] bytes, _, _) && bytes.length > 0) {
        swallowed += bytes.length;
        direction.came(bytes);
      } else if (!isInterrupted(outcome)) {
        direction.disturbed(new Disturbance.Swallowed(swallowed));
        return true;
      }
    }
    return false;
  }

  // --- passing on -------------------------------------------------------------------------------

  private Optional<End> pass(byte[] bytes) {
    long offset = direction.bytes();
    direction.came(bytes);
    troubles.spoil(bytes, done, offset, direction::disturbed);
    done += bytes.length;
    int piece = troubles.piece(bytes.length);
    if (troubles.slices()) {
      int pieces = (bytes.length + piece - 1) / piece;
      direction.disturbed(new Disturbance.Sliced(offset, bytes.length, pieces));
    }
    long delay = troubles.delay();
    if (troubles.delays()) {
      direction.disturbed(new Disturbance.Delayed(offset, bytes.length, delay));
    }
    long began = System.nanoTime();
    boolean gone = pass(bytes, piece, delay);
    if (troubles.isSlow()) {
      long took = System.nanoTime() - began;
      direction.disturbed(new Disturbance.Slowed(offset, bytes.length, took));
    }
    return gone ? Optional.empty() : Optional.of(End.TARGET_FAILED);
  }

  private boolean pass(byte[] bytes, int piece, long delay) {
    boolean gone = true;
    for (int from = 0; gone && from < bytes.length; from += piece) {
      byte[] next = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece));
      gone = !troubles.isSlow() || halt.passes(troubles.through(next.length));
      gone = gone && (late == null ? send(next) : late.put(next, due(delay)));
    }
    return gone;
  }

  /** What came later never goes on earlier. */
  private long due(long delay) {
    due = Math.max(due, System.nanoTime() + delay);
    return due;
  }

  private boolean send(byte[] piece) {
    int sent = 0;
    while (sent < piece.length) {
      byte[] rest = sent == 0 ? piece : Arrays.copyOfRange(piece, sent, piece.length);
      Outcome outcome = kernel.perform(new Call.Send(target, rest, Set.of()));
      if (outcome instanceof Outcome.Done(long count)) {
        sent += (int) count;
      } else if (!isInterrupted(outcome)) {
        targetFailure = outcome.errno();
        return false;
      }
    }
    return true;
  }

  private boolean drain(Optional<End> end) {
    if (late == null) {
      return end.filter(End.TARGET_FAILED::equals).isEmpty();
    }
    boolean isTold = end.isPresent() && end.get() != End.LEFT;
    return late.drain(isTold ? due(troubles.delay()) : due);
  }
}
