package socksh.script;

import java.util.Map;
import socksh.command.Interpreter;

/** Where scripts are played: compiles each and plays it in a session of the caller's. */
public final class Stage {
  /** Which side of its conversations a script plays. */
  public enum Role {
    /** The side it was written for. */
    AS_WRITTEN,
    /** The server of every conversation it begins, for a foreign client. */
    SERVER,
    /** Both: nobody else is needed. */
    BOTH
  }

  private final Compiler compiler = new Compiler();

  /**
   * Plays one script; what goes wrong is in the result.
   *
   * @param settings values for its parameters, by name
   */
  public Result play(Source source, Interpreter shell, Map<String, String> settings) {
    return play(source, shell, settings, Role.AS_WRITTEN);
  }

  /** The same, playing one side or both. */
  public Result play(Source source, Interpreter shell, Map<String, String> settings, Role role) {
    Player player = new Player(shell, settings, Steps.UNWATCHED, part(role));
    try {
      return player.play(source, compiler.compile(source));
    } catch (ScriptWrong wrong) {
      return Result.wrong(source, wrong);
    }
  }

  private static Part part(Role role) {
    return switch (role) {
      case AS_WRITTEN -> Part.AS_WRITTEN;
      case SERVER -> new OtherPart(OtherPart.Beside.A_FOREIGN_CLIENT);
      case BOTH -> new OtherPart(OtherPart.Beside.THE_SCRIPT);
    };
  }
}
