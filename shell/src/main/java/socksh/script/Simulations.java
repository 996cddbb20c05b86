package socksh.script;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The {@code simulate} blocks of one script. */
final class Simulations {
  private final List<Simulation> all = new ArrayList<>();
  private Optional<Simulation> defined = Optional.empty();

  /** Reads the block of a simulation: {@code on} speaks to it. */
  void define(Simulation simulation, Closure<?> block) {
    all.add(simulation);
    defined = Optional.of(simulation);
    try {
      block.call();
    } finally {
      defined = Optional.empty();
    }
  }

  /** The one whose block is being read. */
  Simulation defined() {
    return defined.orElseThrow(
        () ->
            new IllegalArgumentException("`on` stands in a block: simulate 'device', { on ... }"));
  }

  /** What is answered to these bytes. */
  Optional<byte[]> reply(byte[] received) {
    return all.stream()
        .map(simulation -> simulation.reply(received))
        .flatMap(Optional::stream)
        .findFirst();
  }
}
