package socksh.server.tap;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import socksh.kernel.Address;
import socksh.kernel.Family;
import socksh.session.Passage.Way;

/**
 * What a tap is to do.
 *
 * @param here where clients come
 * @param server where everything goes
 * @param names the next connection's name
 * @param faults what is done on the way, at first
 * @param keep how the files begin in which each direction is kept, where it is
 */
public record Plan(
    Address here,
    Address server,
    Supplier<String> names,
    Faults faults,
    Optional<Path> keep,
    Shown shown) {

  /** What is told of the bytes that go through. */
  public enum Shown {
    /** The bytes themselves, as far as a person can follow. */
    BYTES,
    /** How many they were, when it is over. */
    TOTALS
  }

  /** Whether one of its sides can get a RST: a Unix socket knows none. */
  public boolean knowsReset() {
    return knowsReset(here, server);
  }

  /** Whether there is a RST between two such addresses. */
  public static boolean knowsReset(Address here, Address server) {
    return here.family() != Family.UNIX || server.family() != Family.UNIX;
  }

  /**
   * The file of one direction of one client: {@code talk-1.there}.
   *
   * @param client counted from 1 by the tap
   */
  public static Path file(Path keep, int client, Way way) {
    String ending = way == Way.THERE ? ".there" : ".back";
    return keep.resolveSibling(keep.getFileName() + "-" + client + ending);
  }
}
