package socksh.script;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that a script says to a socket and a typed line does not, and what they do. */
final class SocketWords {
  private static final Map<String, SocketWord> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("expect", (socket, given) -> new Expecting(socket).expect(given));
    WORDS.put("sent", SocketWords::sent);
    WORDS.put("state", KernelState::perform);
  }

  private SocketWords() {}

  /** The word of a name; {@code state} with nothing after it is the shell's command. */
  static @Nullable SocketWord find(String name, Object[] given) {
    return name.equals("state") && given.length == 0 ? null : WORDS.get(name);
  }

  static Set<String> names() {
    return WORDS.keySet();
  }

  private static @Nullable Object sent(SocketHandle socket, Object[] given) {
    int wanted = ((Number) given[0]).intValue();
    if (socket.sent() != wanted) {
      throw Failure.of("the last send sent " + socket.sent() + " bytes, not " + wanted).thrown();
    }
    return null;
  }
}
