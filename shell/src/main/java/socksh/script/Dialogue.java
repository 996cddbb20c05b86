package socksh.script;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.lang.MissingPropertyException;
import java.util.Map;
import java.util.stream.Collectors;
import org.codehaus.groovy.runtime.GroovyCategorySupport;
import org.jspecify.annotations.Nullable;
import socksh.command.Interpreter;
import socksh.session.LineEnd;
import socksh.view.Styled;

/**
 * The script language in a test of yours:
 *
 * <pre>
 * def dialogue = Dialogue.open()
 *
 * dialogue.play {
 *     srv = listen 0
 *     a = open tcp, srv
 *     srv.accept().send 'hello\r\n'
 *     a.expect line: 'hello'
 * }
 * </pre>
 *
 * What one block makes is there for the next; {@link #close} closes every socket. Belongs to one
 * thread. Unlike a script, a block is not read beforehand, so a failure has no line of its own but
 * that of the test.
 */
public final class Dialogue implements AutoCloseable {
  private final Interpreter shell;
  private final Player player;

  private Dialogue(Interpreter shell) {
    this.shell = shell;
    this.player = new Player(shell, Terms.of(Map.of()), Part.AS_WRITTEN);
    shell.session().settings().lineEnd(LineEnd.CRLF);
  }

  /** A dialogue on the kernel of this machine, with no socket open yet. */
  public static Dialogue open() {
    return new Dialogue(Scripts.shell());
  }

  /**
   * Does what a block says, and gives what it gives.
   *
   * @throws AssertionError when an expectation failed, with the report as its message
   * @throws IllegalArgumentException when the block is wrong, such as a mistyped verb
   */
  public @Nullable Object play(
      @DelegatesTo(value = SessionScript.class, strategy = Closure.DELEGATE_FIRST)
          Closure<?> steps) {
    try {
      return player.converse(new Block(steps));
    } catch (StepFailed failed) {
      String report =
          FailureReport.lines(failed.failure()).stream()
              .map(Styled::text)
              .collect(Collectors.joining("\n"));
      throw new AssertionError(report, failed);
    } catch (ScriptWrong wrong) {
      throw new IllegalArgumentException(wrong.getMessage(), wrong);
    }
  }

  /** Closes every socket, and stops the lab. */
  @Override
  public void close() {
    shell.finish();
  }

  /** A block of a test as a script. */
  private static final class Block extends SessionScript {
    private final Closure<?> steps;

    Block(Closure<?> steps) {
      this.steps = steps.rehydrate(this, steps.getOwner(), steps.getThisObject());
      this.steps.setResolveStrategy(Closure.DELEGATE_FIRST);
    }

    @Override
    public @Nullable Object run() {
      return GroovyCategorySupport.use(Quantities.class, steps);
    }

    /** What is no name here may be one of the test. */
    @Override
    public @Nullable Object getProperty(String name) {
      try {
        return super.getProperty(name);
      } catch (ScriptWrong unknown) {
        throw new MissingPropertyException(name, Dialogue.class, unknown);
      }
    }
  }
}
