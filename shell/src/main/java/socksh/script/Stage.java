package socksh.script;

import java.util.Map;
import socksh.command.Interpreter;

/** Where scripts are played: compiles each and plays it in a session of the caller's. */
public final class Stage {
  private final Compiler compiler = new Compiler();

  /**
   * Plays one script; what goes wrong is in the result.
   *
   * @param settings values for its parameters, by name
   */
  public Result play(Source source, Interpreter shell, Map<String, String> settings) {
    Player player = new Player(shell, settings, Steps.UNWATCHED);
    try {
      return player.play(source, compiler.compile(source));
    } catch (ScriptWrong wrong) {
      return Result.wrong(source, wrong);
    }
  }
}
