package socksh.script;

import groovy.lang.GroovyClassLoader;
import java.util.Arrays;
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
  private final Memory memory;
  private ClassLoader known = Compiler.class.getClassLoader();

  /** Whether a text may use the classes of those before it. */
  private enum Memory {
    NONE,
    OF_CLASSES
  }

  /** One for scripts, which know nothing of each other. Safe for use by several threads. */
  Compiler() {
    this(Memory.NONE);
  }

  private Compiler(Memory memory) {
    this.memory = memory;
    configuration.setScriptBaseClass(SessionScript.class.getName());
    configuration.addCompilationCustomizers(new Rewriting());
  }

  /** One for lines of a conversation: what they declare is there for those that follow. */
  static Compiler ofLines() {
    Compiler compiler = new Compiler(Memory.OF_CLASSES);
    compiler.configuration.addCompilationCustomizers(new Keeping());
    return compiler;
  }

  /** Loads of Groovy what the first line needs, so that it is answered at once. */
  static void warm() {
    var _ = ofLines().compile(new Source("warm", "x = [1].collect { it + 1 }; x.size()"));
  }

  /**
   * Compiles.
   *
   * @throws ScriptWrong with the place of the first thing that is no Groovy
   */
  SessionScript compile(Source source) {
    Header.check(source);
    String name = className(source);
    GroovyClassLoader loader = new GroovyClassLoader(known, configuration);
    try {
      Class<?> type = loader.parseClass(source.text(), name + ".groovy");
      if (memory == Memory.OF_CLASSES
          && Arrays.stream(loader.getLoadedClasses()).anyMatch(each -> isDeclared(each, name))) {
        known = loader;
      }
      return SessionScript.class.isAssignableFrom(type)
          ? (SessionScript) InvokerHelper.createScript(type, new groovy.lang.Binding())
          : compile(new Source(source.name(), "null")); // classes only, and nothing to do
    } catch (MultipleCompilationErrorsException errors) {
      throw wrong(errors);
    }
  }

  /** Whether it is a class of the script's own, which a later line may use. */
  private static boolean isDeclared(Class<?> type, String script) {
    return !type.getName().equals(script) && !type.getName().startsWith(script + "$");
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
