package socksh.lab;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The bench of sample peers: starts them by name on this machine, and stops them.
 *
 * <p>Peers run on virtual threads and never keep the program alive. The caller owns the lab: {@link
 * #close} stops every peer and gives back every descriptor and temporary file. Safe for use by
 * several threads.
 */
public final class Lab implements AutoCloseable {

  /** All families, in the order of the list a person sees. */
  private static final List<Recipe> RECIPES =
      Stream.of(
              HttpSamples.ALL,
              DialogueSamples.ALL,
              DatagramSamples.ALL,
              StreamSamples.ALL,
              AwkwardSamples.ALL,
              TlsSamples.ALL)
          .flatMap(List::stream)
          .toList();

  private final Map<String, Running> running = new LinkedHashMap<>();

  /** Every sample there is, in the order in which a list should show them. */
  public static List<Sample> samples() {
    return RECIPES.stream().map(Recipe::sample).toList();
  }

  /** Starts a sample on a port the kernel chooses; see {@link #start(String, int)}. */
  public Running start(String name) throws IOException {
    return start(name, 0);
  }

  /**
   * Starts a sample on 127.0.0.1; one that runs already is returned as it is. A port that cannot be
   * had (taken, or not ours to bind) is replaced by a free one: {@link Running#port} tells which it
   * became.
   *
   * @param port 0..65535; 0 lets the kernel choose; a sample on a Unix socket ignores it
   * @throws IllegalArgumentException when no sample has that name
   */
  public synchronized Running start(String name, int port) throws IOException {
    Running already = running.get(name);
    if (already != null && already.isAlive()) {
      return already;
    }
    stop(name);
    Running started = Running.start(recipe(name), port);
    running.put(name, started);
    return started;
  }

  /** What runs now, oldest first. */
  public synchronized List<Running> running() {
    return List.copyOf(running.values());
  }

  /** Stops a sample and closes every socket it opened; false when it was not running. */
  public synchronized boolean stop(String name) throws IOException {
    Running stopped = running.remove(name);
    if (stopped == null) {
      return false;
    }
    stopped.stop();
    return true;
  }

  /** Stops everything; the lab can be used again afterwards. */
  @Override
  public synchronized void close() throws IOException {
    List<Closeable> stops = new ArrayList<>();
    running.values().forEach(peer -> stops.add(peer::stop));
    running.clear();
    Closing.all(stops);
  }

  private static Recipe recipe(String name) {
    return RECIPES.stream()
        .filter(recipe -> recipe.sample().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no sample is called " + name));
  }
}
