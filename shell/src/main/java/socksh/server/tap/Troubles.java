package socksh.server.tap;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import socksh.session.Disturbance;
import socksh.session.Passage.Way;

/**
 * The faults of one direction of one client, ready to be asked: when does this go on, what becomes
 * of it. Used by one thread.
 */
final class Troubles {
  private static final long SECOND = 1_000_000_000;

  private final long latency;
  private final long jitter;
  private final long bandwidth;
  private final int slice;
  private final long reset;
  private final long silence;
  private final double drop;
  private final Optional<Noise> noise;
  private final RandomGenerator jitters;
  private final RandomGenerator drops;
  private long free = System.nanoTime();

  Troubles(Faults faults, Way way, int client) {
    List<Fault> mine = faults.of(way);
    latency =
        Fault.find(mine, Fault.Latency.class)
            .map(Fault.Latency::by)
            .orElse(Duration.ZERO)
            .toNanos();
    jitter =
        Fault.find(mine, Fault.Jitter.class)
            .map(Fault.Jitter::most)
            .orElse(Duration.ZERO)
            .toNanos();
    bandwidth = Fault.find(mine, Fault.Bandwidth.class).map(Fault.Bandwidth::bytes).orElse(0L);
    slice = Fault.find(mine, Fault.Slice.class).map(Fault.Slice::bytes).orElse(Integer.MAX_VALUE);
    reset = Fault.find(mine, Fault.Reset.class).map(Fault.Reset::after).orElse(Long.MAX_VALUE);
    silence =
        Fault.find(mine, Fault.HalfOpen.class).map(Fault.HalfOpen::after).orElse(Long.MAX_VALUE);
    drop = Fault.find(mine, Fault.Drop.class).map(Fault.Drop::share).orElse(0.0);
    RandomGenerator hits = faults.chance(client, way, Fault.Corrupt.class);
    noise =
        Fault.find(mine, Fault.Corrupt.class)
            .map(all -> Noise.of(all.share(), hits))
            .or(
                () ->
                    Fault.find(mine, Fault.CorruptAt.class)
                        .map(one -> Noise.at(one.offset(), hits)));
    jitters = faults.chance(client, way, Fault.Jitter.class);
    drops = faults.chance(client, way, Fault.Drop.class);
  }

  /** After how many bytes both sides get a RST. */
  long resetAfter() {
    return reset;
  }

  /** After how many bytes there is silence. */
  long silentAfter() {
    return silence;
  }

  /** Whether something goes on later than it came. */
  boolean delays() {
    return latency + jitter > 0;
  }

  /** Nanoseconds that the next piece is delayed by. */
  long delay() {
    return latency + (jitter > 0 ? jitters.nextLong(jitter + 1) : 0);
  }

  boolean isSlow() {
    return bandwidth > 0;
  }

  boolean slices() {
    return slice < Integer.MAX_VALUE;
  }

  /** How many bytes go on at once, of so many: a slow line gives twenty pieces a second. */
  int piece(int length) {
    long most = bandwidth > 0 ? Math.max(1, bandwidth / 20) : length;
    return (int) Math.min(Math.min(slice, length), most);
  }

  /** When so many bytes are through, on a line that is free when those before are through. */
  long through(int length) {
    long from = Math.max(free, System.nanoTime());
    if (bandwidth == 0) {
      return from;
    }
    free = from + (long) (length * (double) SECOND / bandwidth);
    return free;
  }

  /** Whether the next datagram is lost. */
  boolean drops() {
    return drop > 0 && drops.nextDouble() < drop;
  }

  /** See {@link Noise#spoil}. */
  void spoil(byte[] bytes, long from, long offset, Consumer<Disturbance> told) {
    noise.ifPresent(hits -> hits.spoil(bytes, from, offset, told));
  }
}
