package socksh.server;

import org.jspecify.annotations.Nullable;
import socksh.kernel.OptionValue;

/** How one client is sent away, if it is: when all is said, with a FIN or with a RST. */
final class Farewell {
  /** Who does not close its own side meanwhile is closed. */
  private static final long LONGEST_NANOS = 5_000_000_000L;

  private final Client client;
  private final EventLoop loop;
  private Rule.After how = Rule.After.STAYS;
  private EventLoop.@Nullable Due end;
  private boolean begun;
  private boolean resets;

  Farewell(Client client, EventLoop loop) {
    this.client = client;
    this.loop = loop;
  }

  /** Decides it. */
  void is(Rule.After decided) {
    how = decided;
  }

  boolean isDecided() {
    return how != Rule.After.STAYS;
  }

  /** What a close will do from now on; see SO_LINGER in socket(7). */
  void lingers(OptionValue.Linger linger) {
    resets = linger.on() && linger.seconds() == 0;
  }

  /** How it is told where somebody else closes the descriptor. */
  String ofSomebodyElse() {
    return resets ? "reset here" : "closed here";
  }

  /** All is said. A FIN first: a close while something of the client's is unread is a reset. */
  void begin() {
    if (how == Rule.After.RESET) {
      client.gone("reset here");
    } else if (!begun) {
      begun = true;
      loop.epoll.finish(client.fd());
      end = loop.after(LONGEST_NANOS, () -> client.gone("goodbye"));
    }
  }

  /** Closes the descriptor. */
  void close() {
    if (how == Rule.After.RESET) {
      loop.epoll.reset(client.fd());
    } else {
      loop.epoll.close(client.fd());
    }
  }

  /** The client is gone. */
  void forget() {
    if (end != null) {
      loop.cancel(end);
    }
  }
}
