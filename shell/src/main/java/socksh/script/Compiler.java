package socksh.script;

import groovy.lang.GroovyClassLoader;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.runtime.InvokerHelper;
import socksh.command.Catalog;

/** Makes a script that can be played out of its text. */
final class Compiler {
  static final String WITHOUT_SAFE =
      "--safe plays the script language only; run it without, if you trust it";

  private static final Pattern NO_NAME_CHARACTER = Pattern.compile("[^A-Za-z0-9_]");

  private final CompilerConfiguration configuration = new CompilerConfiguration();
  private final Imports imports = new Imports();
  private final Memory memory;
  private ClassLoader known = Compiler.class.getClassLoader();

  /** Whether a text may use the variables, classes and imports of those before it. */
  private enum Memory {
    NONE,
    OF_CLASSES
  }

  /** One for scripts, which know nothing of each other. Safe for use by several threads. */
  Compiler() {
    this(Memory.NONE, Terms.Freedom.ANY);
  }

  private Compiler(Memory memory, Terms.Freedom freedom) {
    this.memory = memory;
    if (memory == Memory.NONE) {
      configuration.addCompilationCustomizers(new Chunking());
    } else {
      configuration.addCompilationCustomizers(imports, new Keeping());
    }
    configuration.setScriptBaseClass(SessionScript.class.getName());
    configuration.addCompilationCustomizers(new Rewriting(freedom));
  }

  /** One for a language of its own, whose texts are brought into the form of scripts first. */
  Compiler(CompilationCustomizer form) {
    this();
    configuration.addCompilationCustomizers(form);
  }

  /** One for lines of a conversation: what they declare is there for those that follow. */
  static Compiler ofLines() {
    return new Compiler(Memory.OF_CLASSES, Terms.Freedom.ANY);
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
    Class<?> type = parsed(loader, source, name + ".groovy");
    imports.keep();
    if (memory == Memory.OF_CLASSES
        && Arrays.stream(loader.getLoadedClasses()).anyMatch(each -> isDeclared(each, name))) {
      known = loader;
    }
    return SessionScript.class.isAssignableFrom(type)
        ? (SessionScript) InvokerHelper.createScript(type, new groovy.lang.Binding())
        : compile(new Source(source.name(), "null")); // classes only, and nothing to do
  }

  private static Class<?> parsed(GroovyClassLoader loader, Source source, String file) {
    try {
      return loader.parseClass(source.text(), file);
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError thrown) {
      throw Uncompilable.of(source, thrown);
    }
  }

  /**
   * Compiles a script in the restricted form.
   *
   * @param catalog the commands that it may say
   * @throws ScriptWrong with the place of the first thing that is more than the script language;
   *     nothing of the script, its annotations included, has run then
   */
  static SessionScript restricted(Source source, Catalog catalog) {
    Restricted.breaches(Syntax.of(source), new RestrictedWords(catalog)).stream()
        .findFirst()
        .ifPresent(
            breach -> {
              throw new ScriptWrong(breach.place(), breach.what(), WITHOUT_SAFE);
            });
    try {
      return new Compiler(Memory.NONE, Terms.Freedom.RESTRICTED).compile(source);
    } catch (ScriptWrong wrong) {
      throw wrong.tip().isEmpty()
          ? new ScriptWrong(wrong.place(), wrong.what(), WITHOUT_SAFE)
          : wrong;
    }
  }

  /** Whether it is a class of the script's own, which a later line may use. */
  private static boolean isDeclared(Class<?> type, String script) {
    return !type.getName().equals(script) && !type.getName().startsWith(script + "$");
  }

  static String className(Source source) {
    String file = source.name().substring(source.name().lastIndexOf('/') + 1);
    return "Script_" + NO_NAME_CHARACTER.matcher(file.replace(".groovy", "")).replaceAll("_");
  }
}
