package socksh.manual;

import java.util.List;
import java.util.function.Predicate;
import socksh.kernel.Call;
import socksh.kernel.Outcome;
import socksh.kernel.Outcome.Readiness;

/** What the answer of poll(2) means; the most urgent news first. */
final class Readied {
  private Readied() {}

  static String of(Call.Poll poll, Outcome outcome) {
    List<Readiness> ready = outcome instanceof Outcome.Ready(var list) ? list : List.of();
    return ready.isEmpty()
        ? nobody(poll.timeoutMillis())
        : count(ready.size(), poll.interests().size()) + news(ready);
  }

  private static String nobody(int timeoutMillis) {
    return timeoutMillis == 0
        ? "Nobody is ready just now."
        : "Nobody was ready within " + timeoutMillis + " ms.";
  }

  private static String count(int ready, int asked) {
    return asked == 1 ? "Ready: " : ready + " of " + asked + " sockets ready: ";
  }

  private static String news(List<Readiness> ready) {
    if (any(ready, Readiness::error)) {
      return "an error waits, and the next call or `option error` says which.";
    }
    if (any(ready, Readiness::hangUp)) {
      return "no connection in either direction; what had arrived can still be read.";
    }
    if (any(ready, Readiness::in)) {
      return "recv or accept will not wait: there is data, a client, or the end of a stream.";
    }
    return "the send buffer has room.";
  }

  private static boolean any(List<Readiness> ready, Predicate<Readiness> question) {
    return ready.stream().anyMatch(question);
  }
}
