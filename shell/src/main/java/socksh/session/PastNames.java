package socksh.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What closed sockets were called: what they did is still looked at by that name. */
final class PastNames {
  private static final int MOST = 1_000;

  private final Map<String, String> labels =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST;
        }
      };

  /** A socket is gone; its name, if it had one, means it until another gone one had the same. */
  synchronized void gone(OpenSocket socket) {
    socket
        .name()
        .ifPresent(
            name -> {
              labels.remove(name);
              labels.put(name, socket.label());
            });
  }

  /** The label of the last closed socket of a name. */
  synchronized Optional<String> label(String name) {
    return Optional.ofNullable(labels.get(name));
  }
}
