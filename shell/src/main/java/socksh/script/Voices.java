package socksh.script;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who plays a script: the player that makes its steps, and a voice of it on each thread where
 * closures answer clients. They have the script's variables in common and speak one at a time.
 */
final class Voices {
  /** Who answers a client on this thread. */
  private static final ThreadLocal<@Nullable Player> VOICE = new ThreadLocal<>();

  private final Player root;
  private final Floor floor = new Floor();
  private volatile @Nullable Fallen fallen;

  Voices(Player root) {
    this.root = root;
  }

  /** The one that makes the steps. */
  Player root() {
    return root;
  }

  boolean isRoot(Player player) {
    return player == root;
  }

  /** Whoever plays on the calling thread. */
  Player here() {
    Player voice = VOICE.get();
    return voice != null && voice.voices() == this ? voice : root;
  }

  /** Plays a closure on the calling thread, when nobody else speaks. */
  void speak(Player voice, Supplier<@Nullable Object> closure) {
    VOICE.set(voice);
    floor.take();
    try {
      var _ = voice.guarded(closure);
    } finally {
      floor.give();
      VOICE.remove();
    }
  }

  /** Waits for something while others speak. */
  @Nullable Object aside(Supplier<@Nullable Object> deed) {
    return floor.aside(deed);
  }

  /** Between two steps of a closure others may come first. */
  void offer() {
    floor.offer();
  }

  /** A closure has failed: the first one is the script's failure. */
  synchronized void fallen(Failure failure, Place where) {
    if (fallen == null) {
      fallen = new Fallen(failure, where);
    }
  }

  /** The result of the script, with the failure of a closure as its reason where there is one. */
  Result result(Result otherwise) {
    Fallen first = fallen;
    return first == null ? otherwise : first.result(otherwise);
  }
}
