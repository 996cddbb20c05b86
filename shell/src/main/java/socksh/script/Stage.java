package socksh.script;

import java.util.Map;
import java.util.Optional;
import socksh.command.Interpreter;

/**
 * Where scripts are played: compiles each and plays it in a session of the caller's. Safe for use
 * by several threads.
 */
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
    return play(source, shell, Terms.of(settings).as(role));
  }

  /** Reads a script without playing it; what is wrong with it, if anything. */
  public Optional<ScriptWrong> check(Source source) {
    try {
      var _ = compiler.compile(source);
      return Optional.empty();
    } catch (ScriptWrong wrong) {
      return Optional.of(wrong);
    }
  }

  /** Plays one script; what goes wrong is in the result. */
  public Result play(Source source, Interpreter shell, Terms terms) {
    Player player = new Player(shell, terms, part(terms.role()));
    try {
      return player.play(source, ready(source, shell, terms.freedom()));
    } catch (ScriptWrong wrong) {
      return Result.wrong(source, wrong);
    }
  }

  /**
   * Plays a script step by step for a person.
   *
   * @return how it ended; empty when the person took over, or stopped it
   */
  public Optional<Result> step(
      Source source, Interpreter shell, Map<String, String> settings, Stepper stepper) {
    while (true) {
      try {
        stepper.begin();
        Player player = new Player(shell, Terms.of(settings).with(stepper), Part.AS_WRITTEN);
        return Optional.of(player.play(source, compiler.compile(source)));
      } catch (Left left) {
        if (left.after() != Left.After.START_AGAIN) {
          return Optional.empty();
        }
      } catch (ScriptWrong wrong) {
        return Optional.of(Result.wrong(source, wrong));
      }
    }
  }

  /**
   * Plays a script and takes what came for what was expected; the corrections are in the update.
   */
  public Result update(
      Source source, Interpreter shell, Map<String, String> settings, Update update) {
    try {
      Player player = new Player(shell, Terms.of(settings).with(update), Part.AS_WRITTEN);
      return player.play(source, compiler.compile(source));
    } catch (ScriptWrong wrong) {
      return Result.wrong(source, wrong);
    }
  }

  private SessionScript ready(Source source, Interpreter shell, Terms.Freedom freedom) {
    try (var _ = WarmUp.before(source, shell)) {
      return compiled(source, shell, freedom);
    }
  }

  private SessionScript compiled(Source source, Interpreter shell, Terms.Freedom freedom) {
    return switch (freedom) {
      case ANY -> compiler.compile(source);
      case RESTRICTED -> Compiler.restricted(source, shell.catalog());
    };
  }

  private static Part part(Role role) {
    return switch (role) {
      case AS_WRITTEN -> Part.AS_WRITTEN;
      case SERVER -> new OtherPart(OtherPart.Beside.A_FOREIGN_CLIENT);
      case BOTH -> new OtherPart(OtherPart.Beside.THE_SCRIPT);
    };
  }
}
