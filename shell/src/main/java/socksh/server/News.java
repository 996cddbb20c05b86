package socksh.server;

import java.util.Arrays;
import socksh.kernel.Address;
import socksh.language.Amounts;
import socksh.session.Notice;

/**
 * What is told of a server: the first few events of a second one by one, the others as a sum. A
 * flood costs a few counters, and the prompt stays readable.
 */
final class News {
  private static final int MOST_IN_A_SECOND = 8;
  private static final int MOST_BYTES = 200;
  private static final long SECOND = 1_000_000_000;

  private final Server server;
  private final Registry registry;
  private long secondBegan = Long.MIN_VALUE / 2;
  private int told;
  private boolean summing;
  private long came;
  private long left;
  private long said;
  private long asides;

  News(Server server, Registry registry) {
    this.server = server;
    this.registry = registry;
  }

  private String label() {
    return server.listener().label();
  }

  void came(Client client) {
    Address peer = client.peer();
    if (!tells(new Notice.ClientCame(label(), client.socket().label(), peer))) {
      came++;
    }
  }

  void left(Client client, String how) {
    Notice notice =
        new Notice.ClientLeft(
            label(),
            client.socket().label(),
            client.peer(),
            client.socket().bytesIn(),
            client.socket().bytesOut(),
            System.nanoTime() - client.since(), // the loop's clock stands while nothing happens
            how);
    if (!tells(notice)) {
      left++;
    }
  }

  /** Called for each message: costs nothing where there is no room for it. */
  void said(String who, Message message) {
    if (!hasRoom()) {
      untold();
      return;
    }
    int length = message.to - message.from;
    byte[] begin =
        Arrays.copyOfRange(message.data, message.from, message.from + Math.min(length, MOST_BYTES));
    if (!tells(new Notice.ClientSaid(who, begin, length))) {
      said++;
    }
  }

  /** A message of which only the number is told. */
  void untold() {
    said++;
    sumUpLater();
  }

  /** A remark about the server as a whole. */
  void remark(String sentence) {
    registry.tell(new Notice.Remark(label() + " " + sentence));
  }

  /** A remark about one of its clients: of many only the number is told, as of all that they do. */
  void aside(String sentence) {
    if (!tells(new Notice.Remark(label() + " " + sentence))) {
      asides++;
    }
  }

  /** Whether this second has room for one more. */
  boolean hasRoom() {
    if (server.loop.now() - secondBegan >= SECOND && !summing) {
      secondBegan = server.loop.now();
      told = 0;
    }
    return told < MOST_IN_A_SECOND;
  }

  private boolean tells(Notice notice) {
    if (hasRoom() && registry.tell(notice)) {
      told++;
      return true;
    }
    sumUpLater();
    return false;
  }

  private void sumUpLater() {
    if (!summing) {
      summing = true;
      server.loop.after(SECOND, this::sumUp);
    }
  }

  private void sumUp() {
    summing = false;
    if (came + left + said > 0) {
      registry.tell(new Notice.Crowd(label(), came, left, said, SECOND));
    }
    if (asides > 0) {
      remark("leaves out " + Amounts.count(asides, "remark") + " like these on the last second");
    }
    asides = 0;
    came = 0;
    left = 0;
    said = 0;
    secondBegan = server.loop.now();
    told = 0;
    server.loop.thrift.look();
  }
}
