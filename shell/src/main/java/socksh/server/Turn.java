package socksh.server;

import org.jspecify.annotations.Nullable;

/**
 * Whose turn it is to speak, one client's or ours: ours while an answer to it is delayed or thought
 * about. Nothing more is received from it meanwhile.
 */
final class Turn {
  private final Client client;
  private final EventLoop loop;
  private EventLoop.@Nullable Due waking;
  private boolean asking;

  Turn(Client client, EventLoop loop) {
    this.client = client;
    this.loop = loop;
  }

  /** Whether it is ours. */
  boolean isOurs() {
    return asking || client.sender().isHeld();
  }

  /** Whether somebody thinks about what the client said last. */
  boolean isThinking() {
    return asking;
  }

  /** Somebody does, if {@code now}. */
  void thinks(boolean now) {
    asking |= now;
  }

  /** The question was answered, with whatever was said meanwhile. */
  void isAnswered() {
    asking = false;
  }

  /** Nothing is said to the client for a while. */
  void pause(long nanos) {
    client.sender().hold();
    waking =
        loop.after(
            nanos,
            () -> {
              client.sender().letGo();
              client.isHeard();
              client.goOn();
            });
  }

  /** The client is gone. */
  void forget() {
    if (waking != null) {
      loop.cancel(waking);
    }
  }
}
