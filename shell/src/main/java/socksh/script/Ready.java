package socksh.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Call;
import socksh.kernel.Fd;
import socksh.kernel.Outcome;
import socksh.session.Session;

/**
 * {@code ready a, b, is: [b]}: waits with poll(2) until just these can be read. Bytes that were
 * received and not yet asked for count, though the kernel knows nothing of them.
 */
final class Ready {
  /** poll(2) answers at once while another socket is ready, so it is asked again after this. */
  private static final int BETWEEN_LOOKS_MILLIS = 5;

  private final Session session;
  private final List<SocketHandle> sockets;

  private Ready(Session session, List<SocketHandle> sockets) {
    this.session = session;
    this.sockets = sockets;
  }

  static @Nullable Object perform(Player player, Object[] given) {
    Object wanted = given[0] instanceof Map<?, ?> named ? named.get("is") : null;
    if (!(wanted instanceof List<?> list)) {
      throw new IllegalArgumentException("which are ready? `ready a, b, is: [b]`");
    }
    new Ready(player.session(), OwnWords.sockets(given)).await(player, list);
    return null;
  }

  private void await(Player player, List<?> wanted) {
    long limit = session.now() + player.limit().toNanos();
    boolean isLast = false; // they are asked once more after the limit: this may have stood still
    List<SocketHandle> ready = look(0);
    while (!same(ready, wanted)) {
      if (isLast || session.interrupted()) {
        throw Failure.of(
                "not just " + wanted + " became ready within " + Failures.inWords(player.limit()))
            .row("ready", ready.isEmpty() ? "none" : ready.toString())
            .thrown();
      }
      isLast = session.now() > limit;
      ready = ready.isEmpty() ? look(BETWEEN_LOOKS_MILLIS) : lookAgain();
    }
  }

  private static boolean same(List<SocketHandle> ready, List<?> wanted) {
    return ready.size() == wanted.size() && ready.containsAll(wanted);
  }

  private List<SocketHandle> lookAgain() {
    var _ = session.kernel().perform(new Call.Poll(List.of(), BETWEEN_LOOKS_MILLIS));
    return look(0);
  }

  private List<SocketHandle> look(int millis) {
    List<SocketHandle> ready = new ArrayList<>();
    sockets.stream().filter(each -> each.socket().held().length > 0).forEach(ready::add);
    Call poll =
        new Call.Poll(
            sockets.stream()
                .map(each -> new Call.Interest(each.socket().fd(), true, false))
                .toList(),
            ready.isEmpty() ? millis : 0);
    if (session.step(poll) instanceof Outcome.Ready(List<Outcome.Readiness> answers)) {
      answers.forEach(
          answer ->
              sockets.stream().filter(each -> is(each, answer.fd(), ready)).forEach(ready::add));
    }
    return ready;
  }

  private static boolean is(SocketHandle socket, Fd fd, List<SocketHandle> already) {
    return socket.socket().fd().equals(fd) && !already.contains(socket);
  }
}
