package socksh.server.tap;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import socksh.session.Passage.Way;

/**
 * What a tap does to each direction. All that happens by chance follows from the seed: with the
 * same seed the same bytes of the same client meet the same fate.
 */
public record Faults(List<Fault> there, List<Fault> back, long seed) {
  /** Everything goes on unchanged. */
  public static final Faults NONE = new Faults(List.of(), List.of(), 0);

  public Faults {
    there = List.copyOf(there);
    back = List.copyOf(back);
  }

  /** Those of one direction. */
  public List<Fault> of(Way way) {
    return way == Way.THERE ? there : back;
  }

  public boolean isNone() {
    return there.isEmpty() && back.isEmpty();
  }

  /** Whether the seed matters. */
  public boolean isRandom() {
    return Stream.concat(there.stream(), back.stream()).anyMatch(Fault::isRandom);
  }

  /**
   * Chance for one fault on one direction of one client, independent of all others.
   *
   * @param client counted from 1 by the tap
   */
  RandomGenerator chance(int client, Way way, Class<? extends Fault> fault) {
    return new SplittableRandom(Objects.hash(seed, client, way.name(), fault.getSimpleName()));
  }

  /** As it would be typed. */
  @Override
  public String toString() {
    String faults = there.equals(back) ? words(there) : words("there", there) + words("back", back);
    return isNone() ? "no faults" : faults.strip() + (isRandom() ? " seed " + seed : "");
  }

  private static String words(String way, List<Fault> faults) {
    return faults.isEmpty() ? "" : " " + way + " " + words(faults);
  }

  private static String words(List<Fault> faults) {
    return faults.stream().map(Fault::toString).collect(joining(" "));
  }
}
