package socksh.server;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import socksh.kernel.Address;

/**
 * What a server does, and for whom.
 *
 * @param words how it was typed, for lists
 * @param behaviours in their order
 * @param admission who may come, and how many
 * @param idle who says nothing for so long is sent away
 */
public record Service(
    String words,
    Framing framing,
    List<Behaviour> behaviours,
    Admission admission,
    Optional<Duration> idle) {

  /**
   * Who may come.
   *
   * @param most how many at once; the others wait in the kernel's queue
   * @param allowed where they may come from; empty for anywhere
   * @param denied where they may not
   */
  public record Admission(int most, List<AddressBlock> allowed, List<AddressBlock> denied) {
    /** Anybody. */
    public static final Admission ALL = new Admission(Integer.MAX_VALUE, List.of(), List.of());

    /** Whether one may come from there; a Unix socket's may where nobody is named. */
    boolean admits(Address peer) {
      return (allowed.isEmpty() || isIn(allowed, peer)) && !isIn(denied, peer);
    }

    private static boolean isIn(List<AddressBlock> blocks, Address peer) {
      for (AddressBlock block : blocks) {
        if (block.contains(peer)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Whether bytes go back as they came, without a look at them. */
  boolean isPlainEcho() {
    boolean echoes = false;
    for (Behaviour behaviour : behaviours) {
      if (behaviour instanceof Behaviour.Echo) {
        echoes = !echoes;
      } else if (!(behaviour instanceof Behaviour.Greet)) {
        return false;
      }
    }
    return echoes && framing instanceof Framing.Whole;
  }

  /** Who is asked for answers, where somebody is. */
  Optional<Answerer> answerer() {
    return behaviours.stream()
        .filter(Behaviour.Asking.class::isInstance)
        .map(each -> ((Behaviour.Asking) each).answerer())
        .findFirst();
  }

  /** Whether everybody hears everybody. */
  boolean isChat() {
    return behaviours.stream().anyMatch(Behaviour.Chat.class::isInstance);
  }
}
