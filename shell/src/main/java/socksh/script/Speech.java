package socksh.script;

import java.time.Duration;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/**
 * The door through which a compiled script speaks: {@link Rewriting} turns its calls, its reads of
 * properties and its use of variables into calls of these, each with its place. So a step costs no
 * call site of its own, and every error knows where it is.
 */
public final class Speech {
  private Speech() {}

  /** A statement begins. */
  public static void step(Object script, int line, int column) {
    player(script).in(script).step(new Place(line, column));
  }

  /** {@code open tcp, host, port} */
  public static @Nullable Object say(
      Object script, String verb, Object[] arguments, int line, int column) {
    return player(script).in(script).at(line, column).verbs().say(verb, arguments);
  }

  /** {@code web.send 'x'} */
  public static @Nullable Object tell(
      Object script, @Nullable Object to, String verb, Object[] arguments, int line, int column) {
    Player player = player(script).in(script).at(line, column);
    if (to instanceof SocketHandle socket) {
      return player.verbs().tell(socket, verb, arguments);
    }
    if (player.isRestricted()) {
      player.insist(Allowed.call(to, verb), "`." + verb + "`");
    }
    return player.guarded(() -> InvokerHelper.invokeMethod(to, verb, arguments));
  }

  /** {@code web.localPort} */
  public static @Nullable Object read(
      Object script, @Nullable Object of, String name, int line, int column) {
    Player player = player(script).in(script).at(line, column);
    if (player.isRestricted()) {
      player.insist(Allowed.read(of, name), "`." + name + "`");
    }
    Duration time = of instanceof Number number ? Quantities.of(number, name) : null;
    return time != null ? time : player.guarded(() -> InvokerHelper.getProperty(of, name));
  }

  /** {@code frame[3]}, where what may be asked for is restricted. */
  public static @Nullable Object element(
      Object script, @Nullable Object of, @Nullable Object index, int line, int column) {
    Player player = player(script).in(script).at(line, column);
    player.insist(Allowed.element(of, index), "this `[...]`");
    return player.guarded(() -> InvokerHelper.invokeMethod(of, "getAt", index));
  }

  /** {@code check a == b}: what was compared is kept for the report. */
  public static @Nullable Object compare(
      Object script,
      @Nullable Object left,
      String operator,
      @Nullable Object right,
      int line,
      int column) {
    Player player = player(script).in(script).at(line, column);
    return player.guarded(() -> Comparison.of(left, operator, right));
  }

  /** {@code check list.contains(3)}: what was asked is kept for the report. */
  public static Object ask(
      Object script, @Nullable Object of, String verb, Object[] arguments, int line, int column) {
    return Comparison.asked(of, arguments, tell(script, of, verb, arguments, line, column));
  }

  /** {@code web} */
  public static @Nullable Object variable(Object script, String name, int line, int column) {
    return player(script).in(script).at(line, column).variables().valueOf(name);
  }

  /** {@code web = ...} */
  public static @Nullable Object assign(
      Object script, String name, @Nullable Object value, int line, int column) {
    return player(script).in(script).at(line, column).variables().assign(name, value);
  }

  private static Player player(Object script) {
    return ((SessionScript) script).player();
  }
}
