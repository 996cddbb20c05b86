package socksh.server.tap;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import socksh.kernel.Fd;
import socksh.kernel.Kernel;
import socksh.kernel.Relay;
import socksh.session.Disturbance;
import socksh.session.Passage.Way;

/**
 * One direction of a tapped stream: by the short way through the kernel as long as there are no
 * faults for it, else by a {@link FaultyStream}, and from one to the other when the faults change.
 */
final class Lane {
  private final Kernel kernel;
  private final Direction direction;
  private final Way way;
  private final Fd source;
  private final Fd target;
  private final int client;
  private final Supplier<Faults> faults;
  private final Halt halt;
  private volatile boolean silent;
  private boolean cut;

  /**
   * A lane from one descriptor to another; both stay their owner's.
   *
   * @param client counted from 1 by the tap
   * @param halt ends it at once
   */
  Lane(
      Kernel kernel,
      Direction direction,
      Way way,
      Fd source,
      Fd target,
      int client,
      Supplier<Faults> faults,
      Halt halt) {
    this.kernel = kernel;
    this.direction = direction;
    this.way = way;
    this.source = source;
    this.target = target;
    this.client = client;
    this.faults = faults;
    this.halt = halt;
  }

  /**
   * Carries everything, until it ends.
   *
   * @return how it ended; empty where a fault was the end, and nobody else is to be told of one
   */
  Optional<Relay.Moved> carry() {
    Optional<Relay.Moved> moved = carry(faults.get());
    while (!halt.isNow() && moved.isPresent() && moved.get().end() == Relay.End.LEFT) {
      moved = carry(faults.get());
    }
    return moved;
  }

  private Optional<Relay.Moved> carry(Faults now) {
    direction.staysWhile(() -> !halt.isNow() && faults.get().equals(now));
    if (now.of(way).isEmpty()) {
      return Optional.of(Relay.run(source, target, direction, direction.copy()));
    }
    FaultyStream stream = stream(now);
    Optional<Relay.Moved> moved = stream.run();
    cut = moved.isEmpty() && stream.isCut();
    if (cut) {
      direction.disturbed(new Disturbance.Cut(stream.done()));
    }
    return moved.isPresent() || cut ? moved : silence(stream);
  }

  private FaultyStream stream(Faults now) {
    return new FaultyStream(
        kernel, direction, source, target, new Troubles(now, way, client), halt);
  }

  /** Nothing goes on, and nobody learns when its sender goes, unless the faults change before. */
  private Optional<Relay.Moved> silence(FaultyStream stream) {
    silent = true;
    direction.disturbed(new Disturbance.Silenced(stream.done()));
    if (stream.swallow()) {
      return Optional.empty();
    }
    silent = false;
    return Optional.of(new Relay.Moved(0, Relay.End.LEFT, Optional.empty()));
  }

  /** Whether its receiver hears nothing any more, not even of an end. */
  boolean isSilent() {
    return silent;
  }

  /** Whether both sides are to get a RST. */
  boolean isCut() {
    return cut;
  }

  /** Its receiver is gone, which its sender is not to know: what still comes goes nowhere. */
  void swallow() {
    direction.staysWhile(() -> !halt.isNow());
    List<Fault> silence = List.of(new Fault.HalfOpen(0));
    stream(new Faults(silence, silence, 0)).swallow();
  }
}
