package socksh.command;

import java.io.IOException;
import java.util.Optional;
import socksh.kernel.Address;
import socksh.lab.Running;
import socksh.lab.Sample;
import socksh.session.Session;

/** Starting a sample peer, and saying so. */
final class Starting {
  private static final String UNIX = "unix:";

  private final Session session;
  private final LazyLab lab;

  Starting(Invocation invocation) {
    this.session = invocation.session();
    this.lab = invocation.lab();
  }

  /** Starts a sample that does not run yet; empty, and said, where that cannot be done. */
  Optional<Running> start(Sample sample) {
    Optional<Running> already = lab.running(sample.name());
    if (already.isPresent()) {
      session.remark(sample.name() + " runs already, at " + already.get().address());
      return already;
    }
    return started(sample);
  }

  /** Where a sample is; one that does not run yet is started. */
  Optional<Address> address(Sample sample) {
    return lab.running(sample.name()).or(() -> started(sample)).map(Starting::address);
  }

  private Optional<Running> started(Sample sample) {
    try {
      Running peer = lab.start(sample);
      session.remark("lab: " + sample.name() + " is at " + peer.address() + elsewhere(peer));
      return Optional.of(peer);
    } catch (IOException e) {
      session.remark("lab: " + sample.name() + " cannot be started: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static String elsewhere(Running peer) {
    int usual = peer.sample().usualPort();
    return peer.port() == usual ? "" : " (its usual port " + usual + " is taken)";
  }

  private static Address address(Running peer) {
    String where = peer.address();
    return where.startsWith(UNIX)
        ? new Address.UnixPath(where.substring(UNIX.length()))
        : Address.loopback(peer.port());
  }
}
