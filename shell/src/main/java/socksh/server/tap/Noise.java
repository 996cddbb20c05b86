package socksh.server.tap;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import socksh.session.Disturbance;

/** Turns a bit of a byte here and there in what goes one way. */
final class Noise {
  private final RandomGenerator chance;
  private final double share;
  private long next;

  private Noise(RandomGenerator chance, double share, long first) {
    this.chance = chance;
    this.share = share;
    this.next = first;
  }

  /** Hits that share of the bytes. */
  static Noise of(double share, RandomGenerator chance) {
    Noise noise = new Noise(chance, share, -1);
    noise.advance();
    return noise;
  }

  /** Hits one byte. */
  static Noise at(long offset, RandomGenerator chance) {
    return new Noise(chance, 0, offset);
  }

  /**
   * Turns a bit of those bytes that are hit.
   *
   * @param from how many bytes went before
   * @param offset what the first one's place is called
   */
  void spoil(byte[] bytes, long from, long offset, Consumer<Disturbance> told) {
    while (next >= from && next < from + bytes.length) {
      int at = (int) (next - from);
      byte was = bytes[at];
      bytes[at] ^= (byte) (1 << chance.nextInt(Byte.SIZE));
      told.accept(new Disturbance.Corrupted(offset + at, was, bytes[at]));
      advance();
    }
  }

  /** How far it is to the next one: a geometric distribution, so that it costs nothing a byte. */
  private void advance() {
    double gap =
        share == 0 ? Long.MAX_VALUE : Math.log(1 - chance.nextDouble()) / Math.log1p(-share);
    next = gap >= Long.MAX_VALUE - next - 1 ? Long.MAX_VALUE : next + 1 + (long) gap;
  }
}
