package socksh.command;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import socksh.lab.Lab;
import socksh.lab.Running;
import socksh.lab.Sample;

/**
 * The lab, built when a line first asks for it and torn down with the session. Whoever never says
 * {@code lab} pays for no thread and no class of it. Safe for use by several threads.
 */
final class LazyLab implements AutoCloseable {
  private @Nullable Lab lab;

  /** The sample of a name. */
  static Optional<Sample> sample(String name) {
    return Lab.samples().stream().filter(sample -> sample.name().equals(name)).findFirst();
  }

  /** Starts a sample on its usual port, or on a free one where that cannot be had. */
  synchronized Running start(Sample sample) throws IOException {
    if (lab == null) {
      lab = new Lab();
    }
    return lab.start(sample.name(), sample.usualPort());
  }

  /** What runs now, oldest first. */
  synchronized List<Running> running() {
    return lab == null ? List.of() : lab.running();
  }

  /** The sample of a name, where it runs. */
  Optional<Running> running(String name) {
    return running().stream().filter(peer -> peer.sample().name().equals(name)).findFirst();
  }

  /** Stops a sample and closes every socket it opened; false when it was not running. */
  synchronized boolean stop(String name) throws IOException {
    return lab != null && lab.stop(name);
  }

  /** Stops every sample. */
  @Override
  public synchronized void close() throws IOException {
    if (lab != null) {
      lab.close();
    }
  }
}
