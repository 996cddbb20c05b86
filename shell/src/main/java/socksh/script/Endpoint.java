package socksh.script;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import socksh.command.Command;
import socksh.session.OpenSocket;

/**
 * Where a script begins a conversation, and what it says first.
 *
 * @param words the address as words of the shell
 * @param payload what {@code udp} sends at once
 */
record Endpoint(boolean isDatagram, String words, Optional<Object[]> payload) {

  private static final Pattern PORT = Pattern.compile("(?:(.*?)[: ])??(\\d{1,5})");
  private static final Pattern HERE =
      Pattern.compile("localhost|\\*|127\\..*|\\[?::1\\]?|0\\.0\\.0\\.0");

  /** Whether the script itself listens there: both sides are its own. */
  static boolean isOfTheScript(Player player, Command command, Object[] given) {
    return Arrays.stream(given).anyMatch(SocketHandle.class::isInstance)
        || isOpenHere(player, of(command, given).words().replace("\"", ""));
  }

  private static boolean isOpenHere(Player player, String address) {
    Matcher matcher = PORT.matcher(address);
    return matcher.matches()
        && (matcher.group(1) == null || HERE.matcher(matcher.group(1)).matches())
        && player.session().sockets().all().stream()
            .filter(socket -> socket.phase() == OpenSocket.Phase.LISTENING)
            .map(player.variables()::handle)
            .flatMap(socket -> socket.local().stream())
            .anyMatch(local -> local.port() == Integer.parseInt(matcher.group(2)));
  }

  /** Reads {@code open tcp, host, port} and {@code udp address, payload}. */
  static Endpoint of(Command command, Object[] given) {
    boolean named = given.length > 0 && given[0] instanceof Map<?, ?>;
    List<Object> words = new ArrayList<>(Arrays.asList(given).subList(named ? 1 : 0, given.length));
    boolean datagram = command.name().equals("udp");
    if (!datagram) {
      datagram = words.removeFirst().toString().equals("udp");
    }
    boolean two = words.size() > 1 && words.get(1) instanceof Number;
    String address = Saying.word(words.getFirst()) + (two ? " " + words.get(1) : "");
    List<Object> rest = new ArrayList<>(words.subList(two ? 2 : 1, words.size()));
    if (named && command.name().equals("udp")) {
      rest.addFirst(given[0]);
    }
    return new Endpoint(
        datagram, address, rest.isEmpty() ? Optional.empty() : Optional.of(rest.toArray()));
  }
}
