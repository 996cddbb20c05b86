package socksh.kernel;

import java.util.function.LongConsumer;

/** Passes a total on, ten times a second at most. */
final class Ticker {
  private static final long BETWEEN_TICKS_NANOS = 100_000_000;

  private final LongConsumer progress;
  private long last = System.nanoTime();

  Ticker(LongConsumer progress) {
    this.progress = progress;
  }

  void total(long bytes) {
    long now = System.nanoTime();
    if (now - last >= BETWEEN_TICKS_NANOS) {
      last = now;
      progress.accept(bytes);
    }
  }
}
