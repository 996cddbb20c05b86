package socksh.script;

import groovy.lang.Closure;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Errno;
import socksh.language.Checksum;
import socksh.session.Report;

/**
 * What the words do that a script needs and a typed line does not; {@link Glossary} describes them.
 */
final class OwnWords {
  private static final Map<String, OwnWord> WORDS = new LinkedHashMap<>();

  static {
    WORDS.put("session", OwnWords::session);
    WORDS.put("param", OwnWords::param);
    WORDS.put("limit", OwnWords::limit);
    WORDS.put("check", OwnWords::check);
    WORDS.put("fails", OwnWords::fails);
    WORDS.put("ready", Ready::perform);
    WORDS.put("simulate", Simulation::of);
    WORDS.put("on", OwnWords::on);
    WORDS.put("println", OwnWords::show);
    for (Checksum sum : Checksum.values()) {
      WORDS.put(Glossary.nameOf(sum), (player, given) -> sum(sum, given));
    }
  }

  private OwnWords() {}

  static @Nullable OwnWord find(String name) {
    return WORDS.get(name);
  }

  static Set<String> names() {
    return WORDS.keySet();
  }

  private static @Nullable Object session(Player player, Object[] given) {
    player.title(String.valueOf(given[0]));
    return null;
  }

  private static @Nullable Object param(Player player, Object[] given) {
    ((Map<?, ?>) given[0])
        .forEach(
            (name, usual) ->
                player
                    .variables()
                    .parameter(name.toString(), usual, player.setting(name.toString())));
    return null;
  }

  private static @Nullable Object limit(Player player, Object[] given) {
    player.limit((Duration) given[0]);
    return null;
  }

  private static @Nullable Object check(Player player, Object[] given) {
    Failure failure =
        Failure.of("the check is not true" + (given.length > 1 ? ": " + given[1] : ""));
    if (given[0] instanceof Comparison compared) {
      if (!compared.holds()) {
        throw compared.told(failure).thrown();
      }
    } else if (!DefaultTypeTransformation.castToBoolean(given[0])) {
      throw failure.thrown();
    }
    return null;
  }

  private static @Nullable Object fails(Player player, Object[] given) {
    Errno wanted = (Errno) given[0];
    Optional<Errno> got;
    try {
      ((Closure<?>) given[1]).call();
      got = Optional.empty();
    } catch (StepFailed failed) {
      got = failed.errno();
      if (got.isEmpty()) {
        throw failed;
      }
    }
    if (!got.equals(Optional.of(wanted))) {
      String instead = got.map(Errno::name).orElse("no failure at all");
      throw Failure.of("expected " + wanted + ", got " + instead).thrown();
    }
    return wanted;
  }

  private static @Nullable Object on(Player player, Object[] given) {
    player.simulations().defined().on((Map<?, ?>) given[0]);
    return null;
  }

  private static @Nullable Object show(Player player, Object[] given) {
    String text = given.length == 0 ? "" : String.valueOf(given[0]);
    player.session().show(new Report.Sentence(text));
    return null;
  }

  private static Object sum(Checksum kind, Object[] given) {
    byte[] bytes =
        given[0] instanceof Octets octets
            ? octets.toArray()
            : given[0].toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    long sum = kind.of(bytes, bytes.length);
    return sum <= Integer.MAX_VALUE ? (Object) (int) sum : (Object) sum;
  }

  /** The sockets among the arguments. */
  static List<SocketHandle> sockets(Object[] given) {
    return Arrays.stream(given)
        .filter(SocketHandle.class::isInstance)
        .map(SocketHandle.class::cast)
        .toList();
  }
}
