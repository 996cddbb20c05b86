package socksh.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Errno;
import socksh.session.OpenSocket;
import socksh.session.Session;

/**
 * What the names of a script stand for: its own values, sockets, words of the shell, errnos. Safe
 * for use by several threads.
 */
final class Variables {
  private final Player player;
  private final Session session;
  private final Vocabulary vocabulary;
  private final Map<String, @Nullable Object> values =
      Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<OpenSocket, SocketHandle> handles =
      Collections.synchronizedMap(new IdentityHashMap<>());

  Variables(Player player, Vocabulary vocabulary) {
    this.player = player;
    this.session = player.session();
    this.vocabulary = vocabulary;
  }

  /** The value of a name: a variable, a word of the shell, an errno. */
  @Nullable Object valueOf(String name) {
    boolean known = values.containsKey(name);
    if (known && !isClosed(values.get(name))) {
      return values.get(name);
    }
    Optional<OpenSocket> socket = session.sockets().find(name);
    if (known || socket.isPresent()) {
      return socket.isPresent() ? handle(socket.get()) : values.get(name);
    }
    return word(name);
  }

  /** The value of a name that nobody gave a value. */
  private Object word(String name) {
    if (name.equals("any")) {
      return Any.ANY;
    }
    Optional<String> bare = vocabulary.bare(name);
    if (bare.isPresent() || Expecting.forms().contains(name)) {
      return new Bare(bare.orElse(name));
    }
    return Errno.named(name).orElseThrow(() -> unknown(name));
  }

  private ScriptWrong unknown(String name) {
    List<String> names = new ArrayList<>(all().keySet());
    session.sockets().all().forEach(each -> each.name().ifPresent(names::add));
    return ScriptWrong.unknown(player.voices().here().place(), name, names, vocabulary.names());
  }

  /** A socket that was closed gives its name back to the one that has it now. */
  private boolean isClosed(@Nullable Object value) {
    return value instanceof SocketHandle handle
        && session.sockets().find(handle.socket().label()).isEmpty();
  }

  /** Gives a name a value; a socket without a name is called so from now on. */
  @Nullable Object assign(String name, @Nullable Object value) {
    if (value instanceof SocketHandle handle && handle.socket().name().isEmpty()) {
      session.name(handle.socket(), name);
    }
    remember(name, value);
    return value;
  }

  /** Gives a name a value, and nothing else. */
  void remember(String name, @Nullable Object value) {
    values.put(name, value);
  }

  /**
   * A parameter.
   *
   * @param set the value that was given from outside, or null
   * @param usual the value that the script gives
   */
  void parameter(String name, Object usual, @Nullable String set) {
    remember(name, set == null ? usual : usual instanceof Number ? number(name, set) : set);
  }

  private static Integer number(String name, String set) {
    if (!set.matches("-?\\d{1,9}")) {
      throw new IllegalArgumentException(name + " is a number, and was set to `" + set + "`");
    }
    return Integer.valueOf(set);
  }

  /** What was given a value, and which. */
  Map<String, @Nullable Object> all() {
    synchronized (values) {
      return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
  }

  /** The one variable value that stands for a socket. */
  SocketHandle handle(OpenSocket socket) {
    return handles.computeIfAbsent(socket, each -> new SocketHandle(player, each));
  }
}
