package socksh.script;

import groovy.lang.GroovyObjectSupport;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import socksh.server.Question;
import socksh.session.OpenSocket;

/**
 * A client of a server as the server's closure sees it: {@code c.line}, {@code c.reply 'x'}. Every
 * verb of the shell works on it too, as on any other socket.
 */
final class Guest extends GroovyObjectSupport {
  /** A deed, and what it was given. */
  private interface Deed {
    @Nullable Object perform(Guest guest, Object[] given);
  }

  private static final Map<String, Function<Guest, @Nullable Object>> ATTRIBUTES =
      new LinkedHashMap<>();
  private static final Map<String, Deed> DEEDS = new LinkedHashMap<>();

  static {
    ATTRIBUTES.put("line", each -> new String(each.question.bytes(), StandardCharsets.UTF_8));
    ATTRIBUTES.put("bytes", each -> new Octets(each.question.bytes()));
    ATTRIBUTES.put("n", each -> each.question.number());
    ATTRIBUTES.put("peer", each -> each.question.peer().toString());
    ATTRIBUTES.put("label", each -> each.toString());
    ATTRIBUTES.put("name", each -> each.question.client().flatMap(OpenSocket::name).orElse(null));
    ATTRIBUTES.put("socket", Guest::socket);
    DEEDS.put("reply", Guest::reply);
    DEEDS.put("all", Guest::all);
    DEEDS.put("close", Guest::close);
    DEEDS.put("reset", Guest::reset);
  }

  private final Player player;
  private final Question question;

  /**
   * @param player who plays the closure
   */
  Guest(Player player, Question question) {
    this.player = player;
    this.question = question;
  }

  static Set<String> attributes() {
    return ATTRIBUTES.keySet();
  }

  static Set<String> deeds() {
    return DEEDS.keySet();
  }

  private SocketHandle socket() {
    return player
        .variables()
        .handle(
            question
                .client()
                .orElseThrow(
                    () -> new IllegalArgumentException("a datagram has no socket of its own")));
  }

  /** Exactly these bytes, said in any way that {@code send} knows. */
  private @Nullable Object reply(Object[] given) {
    byte[] bytes = player.lines().bytesOf(given);
    return player.aside(() -> question.reply(bytes));
  }

  private @Nullable Object all(Object[] given) {
    return question.replyToAll(player.lines().bytesOf(given));
  }

  private @Nullable Object close(Object[] given) {
    question.close();
    return null;
  }

  private @Nullable Object reset(Object[] given) {
    question.reset();
    return null;
  }

  /** Whether this can be said to it. */
  boolean knows(String verb) {
    return DEEDS.containsKey(verb)
        || question.client().isPresent() && player.verbs().isOfSockets(verb);
  }

  @Override
  public @Nullable Object getProperty(String name) {
    Function<Guest, @Nullable Object> attribute = ATTRIBUTES.get(name);
    if (attribute != null) {
      return attribute.apply(this);
    }
    if (SocketHandle.attributes().contains(name) && question.client().isPresent()) {
      return socket().getProperty(name);
    }
    throw ScriptWrong.unknown(player.place(), name, attributes(), deeds());
  }

  @Override
  public @Nullable Object invokeMethod(String name, Object arguments) {
    Object[] given = (Object[]) arguments;
    Deed deed = DEEDS.get(name);
    if (deed != null) {
      return deed.perform(this, given);
    }
    if (knows(name)) {
      return socket().invokeMethod(name, arguments);
    }
    throw ScriptWrong.unknown(player.place(), name, deeds(), attributes());
  }

  /** Its number with a hash; of who sends datagrams, where he is. */
  @Override
  public String toString() {
    return question.client().map(OpenSocket::label).orElseGet(() -> question.peer().toString());
  }
}
