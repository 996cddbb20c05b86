package socksh.server.tap;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import socksh.session.Disturbance;

/**
 * Tells what was done to one direction as far as a person can follow: of each fault ten times a
 * second; how often it happened beyond that is told when the second is over. Safe for use by
 * several threads.
 */
final class Incidents {
  private static final int MOST_A_SECOND = 10;
  private static final long SECOND = 1_000_000_000;

  private final LongSupplier clock;
  private final Consumer<Disturbance> told;
  private final Map<String, Count> counts = new LinkedHashMap<>();

  private static final class Count {
    private long second = Long.MIN_VALUE;
    private long times;
  }

  Incidents(LongSupplier clock, Consumer<Disturbance> told) {
    this.clock = clock;
    this.told = told;
  }

  synchronized void tell(Disturbance disturbance) {
    String fault = disturbance.fault();
    Count count = counts.computeIfAbsent(fault, _ -> new Count());
    long now = clock.getAsLong() / SECOND;
    if (now != count.second) {
      sumUp(fault, count);
      count.second = now;
    }
    if (++count.times <= MOST_A_SECOND) {
      told.accept(disturbance);
    }
  }

  private void sumUp(String fault, Count count) {
    if (count.times > MOST_A_SECOND) {
      told.accept(new Disturbance.More(fault, count.times - MOST_A_SECOND));
    }
    count.times = 0;
  }

  /** Tells what is not told yet. */
  synchronized void sumUp() {
    counts.forEach(this::sumUp);
  }
}
