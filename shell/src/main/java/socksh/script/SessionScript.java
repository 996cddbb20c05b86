package socksh.script;

import groovy.lang.Script;
import org.jspecify.annotations.Nullable;

/** What every session script extends: it passes on to the player whatever it is asked. */
public abstract class SessionScript extends Script {
  private @Nullable Player player;

  void playedBy(Player player) {
    this.player = player;
  }

  Player player() {
    if (player == null) {
      throw new IllegalStateException("nobody plays this script");
    }
    return player.voices().here();
  }

  @Override
  public @Nullable Object getProperty(String name) {
    return player().variables().valueOf(name);
  }

  @Override
  public void setProperty(String name, @Nullable Object value) {
    player().variables().assign(name, value);
  }

  @Override
  public @Nullable Object invokeMethod(String name, Object arguments) {
    return player().verbs().say(name, (Object[]) arguments);
  }
}
