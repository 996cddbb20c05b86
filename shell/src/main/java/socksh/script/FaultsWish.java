package socksh.script;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import socksh.kernel.Kind;
import socksh.language.Misunderstood;
import socksh.language.Word;
import socksh.server.tap.Fault;
import socksh.server.tap.Faults;
import socksh.session.Passage.Way;

/**
 * The faults that somebody asked for, each with the word it began with, until it is known where.
 */
final class FaultsWish {
  private static final int SEEDS = 1_000_000;

  private final Map<Way, List<Fault>> faults = new EnumMap<>(Way.class);
  private final List<Clause> clauses = new ArrayList<>();
  private Optional<Long> seed = Optional.empty();

  private record Clause(Word word, Fault fault) {}

  /** Another one, for some ways. */
  void add(Word word, Set<Way> ways, Fault fault) {
    for (Way way : ways) {
      List<Fault> known = faults.computeIfAbsent(way, _ -> new ArrayList<>());
      if (known.stream().anyMatch(each -> each.getClass() == fault.getClass())) {
        throw Misunderstood.at(word, "`" + word.text() + "` is there twice", "once for each way");
      }
      known.add(fault);
    }
    clauses.add(new Clause(word, fault));
  }

  void seed(Word word, long number) {
    if (seed.isPresent()) {
      throw Misunderstood.at(word, "`seed` is there twice", "one number serves all");
    }
    seed = Optional.of(number);
  }

  /**
   * The faults, for a tap of that kind; a seed is chosen where none was given.
   *
   * @param knowsReset whether one of the sides can get a RST
   * @throws Misunderstood where a wire of that kind cannot have such a fault
   */
  Faults faults(Kind kind, boolean knowsReset) {
    for (Clause clause : clauses) {
      if (kind == Kind.STREAM) {
        checkStream(clause, knowsReset);
      } else {
        checkDatagram(clause);
      }
    }
    return new Faults(
        faults.getOrDefault(Way.THERE, List.of()),
        faults.getOrDefault(Way.BACK, List.of()),
        seed.orElseGet(() -> (long) ThreadLocalRandom.current().nextInt(1, SEEDS)));
  }

  private static void checkStream(Clause clause, boolean knowsReset) {
    if (clause.fault instanceof Fault.Drop) {
      throw Misunderstood.at(
          clause.word,
          "a stream cannot lose bytes: TCP sends again what a network lost",
          "`latency`, `corrupt` or `reset after N`; or `udp`, where datagrams are lost");
    }
    if (clause.fault instanceof Fault.Reset && !knowsReset) {
      throw Misunderstood.at(
          clause.word, "Unix sockets know no RST", "`halfopen after N`, or TCP on one side");
    }
  }

  private static void checkDatagram(Clause clause) {
    if (clause.fault instanceof Fault.Slice) {
      throw Misunderstood.at(
          clause.word,
          "a datagram goes on whole or not at all",
          "`drop 10%`; or leave `udp` out: a stream can be cut anywhere");
    }
    if (clause.fault instanceof Fault.Reset) {
      throw Misunderstood.at(
          clause.word,
          "UDP has no connection that could be reset",
          "`halfopen after N`: then nothing more goes on");
    }
  }
}
