package socksh.script;

import groovy.lang.GroovyClassLoader;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.syntax.SyntaxException;

/** Makes a script that can be played out of its text. */
final class Compiler {
  private static final Pattern NO_NAME_CHARACTER = Pattern.compile("[^A-Za-z0-9_]");

  private final CompilerConfiguration configuration = new CompilerConfiguration();

  Compiler() {
    configuration.setScriptBaseClass(SessionScript.class.getName());
    configuration.addCompilationCustomizers(new Rewriting());
  }

  /**
   * Compiles.
   *
   * @throws ScriptWrong with the place of the first thing that is no Groovy
   */
  SessionScript compile(Source source) {
    Header.check(source);
    try (GroovyClassLoader loader =
        new GroovyClassLoader(Compiler.class.getClassLoader(), configuration)) {
      Class<?> type = loader.parseClass(source.text(), className(source) + ".groovy");
      return (SessionScript) InvokerHelper.createScript(type, new groovy.lang.Binding());
    } catch (MultipleCompilationErrorsException errors) {
      throw wrong(errors);
    } catch (java.io.IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  private static String className(Source source) {
    String file = source.name().substring(source.name().lastIndexOf('/') + 1);
    return "Script_" + NO_NAME_CHARACTER.matcher(file.replace(".groovy", "")).replaceAll("_");
  }

  private static ScriptWrong wrong(MultipleCompilationErrorsException errors) {
    if (errors.getErrorCollector().getErrors().getFirst() instanceof SyntaxErrorMessage message) {
      SyntaxException cause = message.getCause();
      return new ScriptWrong(
          new Place(Math.max(1, cause.getLine()), Math.max(1, cause.getStartColumn())),
          cause.getOriginalMessage().lines().findFirst().orElse("no Groovy"),
          "");
    }
    return new ScriptWrong(Place.START, String.valueOf(errors.getMessage()), "");
  }
}
