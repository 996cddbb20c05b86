package socksh.script.program;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import socksh.kernel.Address;
import socksh.kernel.Call;
import socksh.kernel.Family;
import socksh.kernel.Outcome;
import socksh.script.record.Endpoints;
import socksh.session.Event;

/**
 * Where things go: a port that the kernel chose for a socket of ours is another in the next run,
 * and so is that of whoever sent us a datagram.
 */
final class Places {
  private final Variables variables;
  private final Map<String, Address> bound = new HashMap<>();
  private final Map<String, Address> chosen = new LinkedHashMap<>();
  private final Map<Address, String> senders = new HashMap<>();

  Places(Variables variables) {
    this.variables = variables;
  }

  /** Takes note of the places that an answer tells of. */
  void follow(Event.Returned answer) {
    switch (answer.call()) {
      case Call.Bind(var fd, Address at) when answer.outcome().ok() ->
          bound.put(answer.labels().of(fd), at);
      case Call.Name(var fd) when answer.outcome() instanceof Outcome.Named(Address at) ->
          named(answer.labels().of(fd), at);
      default -> {}
    }
    if (answer.outcome() instanceof Outcome.Received(_, _, Optional<Address> from)) {
      String socket = variables.of(answer.labels().all().stream().findFirst().orElse(""));
      from.ifPresent(sender -> senders.put(sender, socket));
    }
  }

  private void named(String label, Address at) {
    Address asked = bound.getOrDefault(label, Address.loopback(0));
    if (asked.port() == 0 && at.family() != Family.UNIX) {
      chosen.put(label, at);
    }
  }

  /** Where a socket was bound, as it was asked for. */
  Optional<Place> ofListener(String label) {
    return Optional.ofNullable(bound.get(label)).map(at -> new Place.At(at, Optional.empty()));
  }

  /** How an address is said. */
  Place of(Address address, Optional<String> host) {
    Optional<Place> ours =
        chosen.entrySet().stream()
            .filter(each -> Endpoints.isAt(each.getValue(), address))
            .map(each -> variables.of(each.getKey()))
            .<Place>map(socket -> new Place.PortOf(address, socket))
            .reduce((_, last) -> last);
    return ours.or(() -> Optional.ofNullable(senders.get(address)).map(Place.Sender::new))
        .orElse(new Place.At(address, host));
  }
}
