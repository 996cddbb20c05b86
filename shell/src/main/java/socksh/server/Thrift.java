package socksh.server;

/**
 * Keeps the heap of a server that runs for weeks small. What was one client's for some seconds
 * outlives the young generation, and the serial collector does not look at the old one before it
 * has grown to a quarter of the machine's memory.
 */
final class Thrift {
  private static final long USUAL = 64L << 20;

  private final Runtime runtime = Runtime.getRuntime();
  private long most = USUAL;

  /** Collects everything, some ten milliseconds long, where the heap is twice what it was. */
  void look() {
    if (runtime.totalMemory() > most) {
      System.gc();
      most = Math.max(USUAL, 2 * runtime.totalMemory());
    }
  }
}
