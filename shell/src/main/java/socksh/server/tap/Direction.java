package socksh.server.tap;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import socksh.kernel.Bulk;
import socksh.kernel.Errno;
import socksh.kernel.Fd;
import socksh.kernel.Outcome;
import socksh.kernel.Relay;
import socksh.session.Disturbance;
import socksh.session.Passage;

/**
 * What goes one way through a connection: counted, and told as far as a person can follow. Only the
 * thread that relays this way writes here.
 */
final class Direction implements Relay.Eye {
  private static final int MOST_A_SECOND = 64 * 1024;
  private static final long SECOND = 1_000_000_000;

  private final Passage.Way way;
  private final Teller teller;
  private final Incidents incidents;
  private BooleanSupplier stays = () -> true;
  private volatile long bytes;
  private long second = Long.MIN_VALUE;
  private int told;
  private volatile @Nullable Copy copy;

  /** A file of its own, and its descriptor. */
  private record Copy(Path file, Fd fd) {}

  Direction(Passage.Way way, Teller teller) {
    this.way = way;
    this.teller = teller;
    this.incidents =
        new Incidents(teller::now, how -> teller.tell(new Passage.Disturbed(way, how)));
  }

  /** Keeps what comes in a file too; told where that cannot be done. */
  void keepIn(Path file) {
    Outcome made = Bulk.create(file.toString());
    if (made instanceof Outcome.Opened(Fd fd)) {
      copy = new Copy(file, fd);
    }
    made.errno().ifPresent(why -> teller.cannotKeep(file, why));
  }

  /** Where it is kept. */
  Optional<Fd> copy() {
    return Optional.ofNullable(copy).map(Copy::fd);
  }

  @Override
  public synchronized void copyFailed(Errno why) {
    Copy failed = copy;
    if (failed != null) {
      teller.cannotKeep(failed.file, why);
      teller.close(failed.fd);
      copy = null;
    }
  }

  /** How many bytes went this way. */
  long bytes() {
    return bytes;
  }

  /** The relay is to go on while this holds. */
  void staysWhile(BooleanSupplier condition) {
    stays = condition;
  }

  @Override
  public boolean stays() {
    return stays.getAsBoolean();
  }

  @Override
  public int room() {
    if (teller.wantsAll()) {
      return Integer.MAX_VALUE;
    }
    if (teller.tellsTotals()) {
      return 0;
    }
    long now = teller.now() / SECOND;
    if (now != second) {
      second = now;
      told = 0;
    }
    return MOST_A_SECOND - told;
  }

  @Override
  public void see(long count, byte[] first) {
    long offset = bytes;
    bytes += count;
    told = Math.min(MOST_A_SECOND, told + first.length);
    if (first.length > 0 || count == 0) {
      teller.tell(new Passage.Carried(way, offset, first, count));
    }
  }

  /** These bytes came, and may be changed afterwards. */
  void came(byte[] what) {
    copy().map(fd -> Bulk.write(fd, what)).flatMap(Outcome::errno).ifPresent(this::copyFailed);
    see(what.length, Arrays.copyOf(what, Math.min(room(), what.length)));
  }

  /** A whole datagram goes this way, which may be an empty one. */
  void datagram(byte[] datagram) {
    int room = room();
    boolean fits = room > 0 && room >= datagram.length;
    if (fits) {
      see(datagram.length, datagram.clone());
    } else {
      bytes += datagram.length;
    }
  }

  /** What the tap did to it. */
  void disturbed(Disturbance how) {
    incidents.tell(how);
  }

  /** Tells what is not told yet, as it is over. */
  void over() {
    incidents.sumUp();
    copy().ifPresent(teller::close);
    copy = null;
  }
}
