package socksh.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How much of the processor a thread wants, as the kernel counts it in {@code
 * /proc/self/task/TID/schedstat}: nanoseconds at work, and nanoseconds that it was ready and had to
 * wait, because others were at work. Both together do not depend on how busy the machine is.
 */
final class Usage {
  private static final Path TASKS = Path.of("/proc/self/task");
  private static final long SHORTEST_NANOS = 300_000_000;
  private static final long MILLI = 1_000_000;

  private final String thread;
  private long markedAt;
  private Times marked = new Times(0, 0);

  private record Times(long worked, long waited) {
    Times since(Times earlier) {
      return new Times(worked - earlier.worked, waited - earlier.waited);
    }
  }

  /** How long was looked at, and how much of that the thread computed or wanted to, in ms. */
  record Share(long millis, long worked, long waited) {
    int percent() {
      return (int) Math.min(100, 100 * (worked + waited) / millis);
    }

    String inWords() {
      return percent()
          + " % busy: in "
          + millis
          + " ms it has computed "
          + worked
          + " ms and waited "
          + waited
          + " ms for a free processor";
    }
  }

  /**
   * @param thread its number
   */
  Usage(String thread) {
    this.thread = thread;
  }

  /** The number of the calling thread. */
  static String ofThisThread() {
    try {
      return Files.readSymbolicLink(Path.of("/proc/thread-self")).getFileName().toString();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  String thread() {
    return thread;
  }

  /** Counts from now on. */
  void mark() {
    markedAt = System.nanoTime();
    marked = times();
  }

  /** What was used since, and counts anew; nothing where hardly any time has gone by. */
  Optional<Share> look() {
    long took = System.nanoTime() - markedAt;
    if (took < SHORTEST_NANOS) {
      return Optional.empty();
    }
    Times used = times().since(marked);
    mark();
    return Optional.of(new Share(took / MILLI, used.worked / MILLI, used.waited / MILLI));
  }

  private Times times() {
    try {
      String[] fields = Files.readString(TASKS.resolve(thread).resolve("schedstat")).split("\\s+");
      return new Times(Long.parseLong(fields[0]), Long.parseLong(fields[1]));
    } catch (IOException ended) {
      return marked;
    }
  }
}
