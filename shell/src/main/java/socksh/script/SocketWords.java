package socksh.script;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that a script says to a socket and a typed line does not, each as one value. */
final class SocketWords {
  private static final Map<String, SocketWord> WORDS = new LinkedHashMap<>();

  static {
    add(
        "expect",
        "expect line: 'TEXT'",
        "receive and compare, or fail",
        (socket, given) -> new Expecting(socket).expect(given));
    add("sent", "sent N", "fail unless the last send sent so many bytes", SocketWords::sent);
    add(
        "state",
        "state 'NAME' [, queued: N]",
        "wait until the kernel says so",
        KernelState::perform);
  }

  private SocketWords() {}

  private static void add(String name, String usage, String summary, SocketWord.Deed deed) {
    WORDS.put(name, new SocketWord(name, usage, summary, deed));
  }

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
