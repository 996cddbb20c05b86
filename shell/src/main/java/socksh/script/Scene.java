package socksh.script;

import groovy.lang.Closure;
import java.util.Map;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.jspecify.annotations.Nullable;
import socksh.command.Interpreter;

/**
 * A script that stays at work: it was read once, and its blocks are played when somebody wants
 * them, in the session of the person who looks on. What they open stays open.
 */
public final class Scene {
  private final Player player;

  private Scene(Interpreter shell, Words words) {
    this.player = new Player(shell, Terms.of(Map.of()).speaking(words), Part.AS_WRITTEN);
  }

  /**
   * Reads a script in a language of its own.
   *
   * @param words what it says besides the script language
   * @param form what is done to its text before it is compiled
   * @throws ScriptWrong with the place of what cannot be understood
   */
  public static Scene read(
      Source source, Interpreter shell, Words words, CompilationCustomizer form) {
    Scene scene = new Scene(shell, words);
    SessionScript script = new Compiler(form).compile(source);
    try {
      var _ = scene.player.converse(script);
    } catch (StepFailed failed) {
      throw new ScriptWrong(scene.player.place(), failed.failure().what(), "");
    }
    return scene;
  }

  /**
   * Plays a block of it.
   *
   * @throws ScriptWrong when it cannot be done, or is answered otherwise than it says
   */
  public @Nullable Object play(Closure<?> block) {
    try {
      return player.converse(block);
    } catch (StepFailed failed) {
      throw new ScriptWrong(player.place(), failed.failure().what(), failed.failure().advice());
    }
  }

  /**
   * The value of a block that makes no call.
   *
   * @throws ScriptWrong when it speaks of what is not there
   */
  public @Nullable Object ask(Closure<?> block) {
    try {
      return player.guarded(block::call);
    } catch (StepFailed | NullPointerException nothing) {
      throw new ScriptWrong(player.place(), String.valueOf(nothing.getMessage()), "");
    }
  }
}
