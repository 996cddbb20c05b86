package socksh.script;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import socksh.language.HexPattern;

/**
 * {@code simulate 'device', { on hex: '16 16', reply: '68 09' }}: how the other side answers where
 * it is played here. Against the real device it is passed over.
 */
final class Simulation {
  private final Player player;
  private final List<Answer> answers = new ArrayList<>();

  /** What is answered to what. */
  private record Answer(HexPattern on, byte[] reply) {}

  private Simulation(Player player) {
    this.player = player;
  }

  static @Nullable Object of(Player player, Object[] given) {
    if (!(given[given.length - 1] instanceof Closure<?> closure)) {
      throw new IllegalArgumentException("how does it answer? `simulate 'device', { on ... }`");
    }
    Simulation simulation = new Simulation(player);
    player.simulations().define(simulation, closure);
    return null;
  }

  /**
   * {@code on hex: '16 16', reply: '68 09'}; the reply is hex where what it answers to is, and text
   * or a list of lines otherwise.
   */
  void on(Map<?, ?> named) {
    Map<Object, Object> when = new LinkedHashMap<>(named);
    Object reply = when.remove("reply");
    if (reply == null || when.size() != 1) {
      throw new IllegalArgumentException("say `on hex: '16 16', reply: '68 09'`");
    }
    Map.Entry<Object, Object> on = when.entrySet().iterator().next();
    boolean hex = on.getKey().equals("hex");
    HexPattern pattern =
        HexPattern.parse(
            hex
                ? on.getValue().toString()
                : new Octets(
                        player.lines().bytesOf(new Object[] {Map.of(on.getKey(), on.getValue())}))
                    .hex());
    answers.add(new Answer(pattern, player.lines().bytesOf(new Object[] {payload(reply, hex)})));
  }

  private static Object payload(Object reply, boolean hex) {
    return switch (reply) {
      case CharSequence text -> Map.of(hex ? "hex" : "text", text);
      case List<?> lines -> Map.of("lines", lines);
      default -> reply;
    };
  }

  /** What is answered to these bytes. */
  Optional<byte[]> reply(byte[] received) {
    return answers.stream()
        .filter(answer -> answer.on().match(received).isPresent())
        .map(Answer::reply)
        .findFirst();
  }
}
