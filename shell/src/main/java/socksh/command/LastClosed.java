package socksh.command;

import java.util.List;
import java.util.Optional;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Outcome;
import socksh.session.Event;
import socksh.session.Journal;

/** Finds in the journal whom the socket that was closed last had talked to. */
final class LastClosed {
  private LastClosed() {}

  /** The peer of the connection that was closed last. */
  static Optional<Address> server(Journal journal) {
    List<Event> events = journal.events().reversed();
    String label = "";
    for (Event event : events) {
      if (event instanceof Event.Returned returned && returned.outcome().ok()) {
        Optional<Address> peer = label.isEmpty() ? Optional.empty() : peer(returned, label);
        if (peer.isPresent()) {
          return peer;
        }
        label = label.isEmpty() ? closed(returned) : label;
      }
    }
    return Optional.empty();
  }

  private static String closed(Event.Returned returned) {
    return returned.call() instanceof Call.Close(var fd)
            && returned.labels().labels().containsKey(fd)
        ? returned.labels().of(fd)
        : "";
  }

  private static Optional<Address> peer(Event.Returned returned, String label) {
    if (returned.call() instanceof Call.Connect(var fd, Address to)) {
      return Optional.of(to).filter(_ -> returned.labels().of(fd).equals(label));
    }
    return returned.outcome() instanceof Outcome.Accepted(var fd, Address peer)
        ? Optional.of(peer).filter(_ -> returned.labels().of(fd).equals(label))
        : Optional.empty();
  }
}
