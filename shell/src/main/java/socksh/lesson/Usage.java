package socksh.lesson;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How much of the processor a thread takes, as the kernel counts it in {@code
 * /proc/self/task/TID/stat}; see proc(5).
 *
 * @param thread its number
 */
final class Usage {
  private static final Path TASKS = Path.of("/proc/self/task");
  private static final long SHORTEST_NANOS = 300_000_000;
  private static final int USER_TIME = 11; // fields after the name in parentheses
  private static final int SYSTEM_TIME = 12;
  private static final long TICK_MILLIS = 10;

  private final String thread;
  private long markedAt;
  private long marked;

  /** How long was looked at, and how much of that the thread was at work. */
  record Share(long millis, long used) {
    int percent() {
      return (int) (100 * used / millis);
    }

    String inWords() {
      return "of " + millis + " ms it has computed " + used + " ms: " + percent() + " % busy";
    }
  }

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
    marked = millis();
  }

  /** What was used since, and counts anew; nothing where hardly any time has gone by. */
  Optional<Share> look() {
    long took = System.nanoTime() - markedAt;
    if (took < SHORTEST_NANOS) {
      return Optional.empty();
    }
    Share share = new Share(took / 1_000_000, millis() - marked);
    mark();
    return Optional.of(share);
  }

  private long millis() {
    Path file = TASKS.resolve(thread).resolve("stat");
    try {
      String stat = Files.readString(file);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      return TICK_MILLIS
          * (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[SYSTEM_TIME]));
    } catch (IOException ended) {
      return marked;
    }
  }
}
