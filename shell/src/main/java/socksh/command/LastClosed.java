package socksh.command;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Outcome;
import socksh.session.Event;
import socksh.session.Journal;

/** Finds in the journal whom the socket that was closed last had talked to. */
final class LastClosed {
  private LastClosed() {}

  /** The peer of the last connection that was closed. */
  static Optional<Address> peer(Journal journal) {
    Set<String> closed = new HashSet<>();
    for (Event event : journal.events().reversed()) {
      if (event instanceof Event.Returned returned && returned.outcome().ok()) {
        if (returned.call() instanceof Call.Close) {
          closed.addAll(returned.labels().all());
        }
        Optional<Address> peer = peer(returned, closed);
        if (peer.isPresent()) {
          return peer;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<Address> peer(Event.Returned returned, Set<String> closed) {
    if (returned.call() instanceof Call.Connect(var fd, Address to)) {
      return Optional.of(to).filter(_ -> closed.contains(returned.labels().of(fd)));
    }
    return returned.outcome() instanceof Outcome.Accepted(var fd, Address peer)
        ? Optional.of(peer).filter(_ -> closed.contains(returned.labels().of(fd)))
        : Optional.empty();
  }
}
