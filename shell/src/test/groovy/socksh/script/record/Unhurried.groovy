package socksh.script.record

import java.util.function.LongSupplier

/**
 * The clock of a shell whose recording is compared word for word: however long the machine stands
 * still between two looks at it, not more than a second has passed, and so nothing was three
 * seconds late.
 */
class Unhurried implements LongSupplier {
    private static final long MOST = 1_000_000_000L

    private long last = System.nanoTime()
    private long passed

    @Override
    synchronized long getAsLong() {
        long now = System.nanoTime()
        passed += Math.min(now - last, MOST)
        last = now
        passed
    }
}
